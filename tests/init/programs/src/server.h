void server_log(int value);
void work(void);
