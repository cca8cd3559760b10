int low_get(void);
