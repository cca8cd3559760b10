int b_get(void);
int b_twice(void);
