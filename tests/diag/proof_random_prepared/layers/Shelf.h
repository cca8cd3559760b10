#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Adds a book; returns whether there was room. */
bool add(uint32_t book);

/* Sells all. */
void sell(void);
