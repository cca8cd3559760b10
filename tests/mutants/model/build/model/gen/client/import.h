/* What 'client' imports.  Made by layerc: change the manifest instead. */
#pragma once

/* Machine, from layers/Machine/Machine.h */
#include <stdint.h>
_Noreturn void machine_stop(uint32_t code);
uint32_t machine_end(void);

/* Clock, from layers/Clock/Clock.h */
#include <stdint.h>
uint32_t clock_read(void);

/* Console, from layers/Console/Console.h */
void console_put(char c);

/* Table, from layers/Table/Table.h */
#include <stdint.h>
typedef uint32_t slot_t;
enum { TABLE_SIZE = 16 };
uint32_t used_get(void);

/* Alloc, from layers/Alloc/Alloc.h */
#include <stdint.h>
uint32_t slot_owner(uint32_t slot);

/* Ticket, from layers/Ticket/Ticket.h */
#include <stdint.h>
uint32_t ticket_peek(void);

/* Queue, from layers/Queue/Queue.h */
#include <stdint.h>
typedef void queue_visitor(uint32_t ticket);
void queue_visit(queue_visitor *visitor);

/* Task, from layers/Task/Task.h */
#include <stdint.h>
struct task_log {
	uint32_t ticket, time;
};
void task_init(void);
uint32_t task_start(uint32_t owner);
uint32_t task_next(void);
void task_end(void);
struct task_log log_get(void);
