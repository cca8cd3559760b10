/* The steps of the scheduler that others' specifications use. */
#pragma once

#include <stdbool.h>

#include "../PCID/PCID.state.h"
#include "../PTDQInit/PTDQInit.state.h"

uint32_t spec_thread_wakeup(uint32_t ch);
bool spec_thread_is_alone(void);
uint64_t spec_thread_sched(void);
uint64_t spec_thread_sched_ready(void);
uint64_t spec_thread_sched_sleep(uint32_t ch);
