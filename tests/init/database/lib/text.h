int text_len(const char *text);
int words_count(const char *text);
