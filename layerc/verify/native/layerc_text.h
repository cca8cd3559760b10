/* A line of text, in parts; what is too long is cut. */
#pragma once

#include <stdint.h>

/* Begins another. */
void text_begin(void);

void text_add(const char *more);
void text_add_number(uint64_t number);

/* All of it, until the next begins. */
const char *text_end(void);
