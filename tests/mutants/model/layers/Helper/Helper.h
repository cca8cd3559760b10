#pragma once

#include <stddef.h>

/* As the C library has them. */
void *memset(void *to, int value, size_t count);
void *memcpy(void *to, const void *from, size_t count);
