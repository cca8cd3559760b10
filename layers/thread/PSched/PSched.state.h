/* The steps of the scheduler that others' specifications use. */
#pragma once

#include "../PCID/PCID.state.h"
#include "../PTDQInit/PTDQInit.state.h"

uint64_t spec_thread_sched(void);
uint64_t spec_thread_sched_ready(void);
uint64_t spec_thread_sched_sleep(uint32_t ch);
