/* What 'Task' imports.  Made by layerc: change the manifest instead. */
#pragma once

/* Clock, from layers/Clock/Clock.h */
#include <stdint.h>
uint32_t clock_read(void);

/* Table, from layers/Table/Table.h */
#include <stdint.h>
typedef uint32_t slot_t;
enum { TABLE_SIZE = 16 };

/* Alloc, from layers/Alloc/Alloc.h */
#include <stdint.h>
uint32_t slot_take(uint32_t owner);
void slot_give(uint32_t slot);

/* Queue, from layers/Queue/Queue.h */
#include <stdint.h>
typedef void queue_visitor(uint32_t ticket);
void queue_init(void);
uint32_t queue_put(uint32_t slot);
uint32_t queue_get(void);
