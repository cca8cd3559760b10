#pragma once

#include <stdint.h>

extern uint32_t task_slot;
extern struct task_log task_log;
