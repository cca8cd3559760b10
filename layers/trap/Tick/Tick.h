/*
 * Tick -- the timer takes the processor from whoever runs in ring 3.
 *
 * A hundred times a second the timer interrupts, but ring 3 only: the kernel
 * runs with interrupts off, and a tick that comes meanwhile waits until a
 * process goes on.  One tick waits, not more.
 */
#pragma once

/*
 * Interrupts are the traps from TRAP_TICK, the timer's, to TRAP_TICK + 15.  All
 * others are off, so that one of them is noise, and can be ignored.
 */
enum { TRAP_TICK = 32 };

/* The flags that ring 3 starts with: a bit that is always set; interrupts. */
enum { USER_FLAGS = 1 << 1 | 1 << 9 };

/* Requires gates for all interrupts.  The timer ticks from now on. */
void tick_init(void);
