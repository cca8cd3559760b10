/*
 * NoTick -- nothing takes the processor from whoever runs.
 */
#pragma once

/* As with Tick, interrupts would be the traps from here on; there are none. */
enum { TRAP_TICK = 32 };

/* The flags that ring 3 starts with: a bit that is always set. */
enum { USER_FLAGS = 1 << 1 };

/* Turns off all interrupts where they come from. */
void tick_init(void);
