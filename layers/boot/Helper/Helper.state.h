/* What Helper's clients see: the words for MEMORY are everybody's. */
#pragma once

#include <stddef.h>

void *spec_memcpy(void *to, const void *from, size_t count);
void *spec_memset(void *to, int value, size_t count);
