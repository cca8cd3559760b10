#ifndef LIB_DEBUG_H
#define LIB_DEBUG_H
void debug_print(const char *text);
#endif
