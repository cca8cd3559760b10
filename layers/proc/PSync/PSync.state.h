/* What PSync says of those that wait. */
#pragma once

#include "../../vm/MPTNew/MPTNew.state.h"
#include "../PProc/PProc.state.h"
#include "../PSyncIntro/PSyncIntro.state.h"

/* Where a process has its own. */
#define SPACE_LOW ((uint32_t)0x40000000)
#define SPACE_HIGH ((uint32_t)0xf0000000)

/* What a thread is that sleeps. */
enum { STATE_SLEEPS = 2 };

/* It lives, does not run, waits for another, and has the bytes. */
#define WAITS_FOR(pid) (SYNC[pid].peer)
#define IS_WAIT_SOUND(pid) \
	(SYNC[pid].kind == SYNC_NONE || \
	 (spec_proc_is_alive(pid) && (pid) != CID && \
	  WAITS_FOR(pid) < NUM_IDS && WAITS_FOR(pid) != (pid) && \
	  (ABTCB[pid].state != STATE_SLEEPS || \
	   (spec_proc_is_alive(WAITS_FOR(pid)) && \
	    ABTCB[pid].queue == WAITS_FOR(pid))) && \
	  HAS_BYTES(pid, SYNC[pid].address, SYNC[pid].count, \
	            PERM_P | PERM_U | \
	                    (SYNC[pid].kind == SYNC_RECV ? PERM_W : 0))))
#define HAS_BYTES(pid, va, count, needed) \
	((va) >= SPACE_LOW && (va) <= SPACE_HIGH && \
	 (count) <= SPACE_HIGH - (va) && \
	 ALL(page, (va) / PAGE_BYTES, END_PAGE_OF(va, count), \
	     PERMITS(pid, page, needed)))
