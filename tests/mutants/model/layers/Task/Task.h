#pragma once

#include <stdint.h>

struct task_log {
	uint32_t ticket, time;
};

void task_init(void);

/* Takes a slot for owner; returns its ticket, or 0. */
uint32_t task_start(uint32_t owner);

/* Returns whose turn it is, or 0, and logs it. */
uint32_t task_next(void);

void task_end(void);

/* The last turn. */
struct task_log log_get(void);
