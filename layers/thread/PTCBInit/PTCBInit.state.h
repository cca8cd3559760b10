/* Threads as below; the first step that others' specifications use. */
#pragma once

#include "../../mm/MContainer/MContainer.state.h"
#include "../PTCBIntro/PTCBIntro.state.h"

/* Who lives has a container; who is dead, only while children have. */
#define HAS_REASON(pid) \
	(TCB[pid].state == THREAD_DEAD \
	         ? (pid) == ROOT_ID || !IS_USED(pid) || AC[pid].nchildren > 0 \
	         : IS_USED(pid))

void spec_thread_init(uint32_t mbi);
