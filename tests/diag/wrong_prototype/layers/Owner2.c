unsigned p_info(void);
unsigned p_info(void){return 1;}
