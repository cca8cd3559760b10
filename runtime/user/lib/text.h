/*
 * Text and numbers, to the console.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

uint32_t text_size(const char *text);

/* Prints up to four numbers in place of each %u and %x of the text. */
void print(const char *text, uint32_t one, uint32_t two, uint32_t three,
           uint32_t four);

/* What the compiler calls unasked. */
void *memcpy(void *to, const void *from, size_t count);
void *memset(void *to, int value, size_t count);
