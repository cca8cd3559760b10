#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { ROOM = 40 };

/* Puts one on the pile; returns whether there was room. */
bool put(void);

/* Takes all off. */
void clear(void);
