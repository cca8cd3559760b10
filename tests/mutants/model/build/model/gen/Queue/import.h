/* What 'Queue' imports.  Made by layerc: change the manifest instead. */
#pragma once

/* Table, from layers/Table/Table.h */
#include <stdint.h>
typedef uint32_t slot_t;
enum { TABLE_SIZE = 16 };
void table_init(void);

/* Ticket, from layers/Ticket/Ticket.h */
#include <stdint.h>
uint32_t ticket_draw(uint32_t slot);
