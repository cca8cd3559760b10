#pragma once

#include <stdint.h>

typedef uint32_t slot_t;

enum { TABLE_SIZE = 16 };

void table_init(void);

/* Each requires slot < TABLE_SIZE. */
uint32_t table_get(slot_t slot);
void table_set(slot_t slot, uint32_t owner);

uint32_t used_get(void);
void used_set(uint32_t count);
