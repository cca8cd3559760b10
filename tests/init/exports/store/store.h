int store_get(void);
