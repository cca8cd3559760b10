/* What 'Alloc' imports.  Made by layerc: change the manifest instead. */
#pragma once

/* Table, from layers/Table/Table.h */
#include <stdint.h>
typedef uint32_t slot_t;
enum { TABLE_SIZE = 16 };
uint32_t table_get(slot_t slot);
void table_set(slot_t slot, uint32_t owner);
uint32_t used_get(void);
void used_set(uint32_t count);
