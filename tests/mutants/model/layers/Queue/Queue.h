#pragma once

#include <stdint.h>

typedef void queue_visitor(uint32_t ticket);

void queue_init(void);

/* Puts a ticket for the owner of slot in line; returns it, or 0. */
uint32_t queue_put(uint32_t slot);

/* Returns the first ticket in line, or 0. */
uint32_t queue_get(void);

/* Shows visitor each ticket in line. */
void queue_visit(queue_visitor *visitor);
