#pragma once

#include <stdint.h>

/* The number that is drawn next. */
uint32_t ticket_peek(void);

/* Draws a number for the owner of slot, or 0 if it has none. */
uint32_t ticket_draw(uint32_t slot);
