/* The steps of the scheduler that others' specifications use. */
#pragma once

#include <stdbool.h>

#include "../PAbQueue/PAbQueue.state.h"
#include "../PCID/PCID.state.h"

/* Whose state says where it is: it runs, or it is in a queue of that kind. */
#define IS_WHERE_IT_SAYS(pid) \
	((ABTCB[pid].state == THREAD_RUN) == ((pid) == CID) && \
	 (ABTCB[pid].state == THREAD_READY) == \
	         (ABTCB[pid].queue == READY_QUEUE) && \
	 (ABTCB[pid].state == THREAD_SLEEP) == \
	         (ABTCB[pid].queue < READY_QUEUE))

void spec_sched_init(uint32_t mbi);
void spec_sched_check(void);
uint32_t spec_thread_spawn(uint32_t entry, uint32_t last, uint32_t id,
                           uint32_t quota);
uint32_t spec_thread_wakeup(uint32_t ch);
void spec_thread_wakeup_all(uint32_t ch);
void spec_thread_kill(uint32_t pid, uint32_t ch);
bool spec_thread_is_alone(void);
uint64_t spec_thread_sched(void);
uint64_t spec_thread_sched_ready(void);
uint64_t spec_thread_sched_sleep(uint32_t ch);
