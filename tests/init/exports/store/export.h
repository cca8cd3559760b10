int export_all(void);
