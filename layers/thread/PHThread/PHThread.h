/*
 * PHThread -- yield, sleep and exit, for C code.
 *
 * Sleep and exit stop the machine with a message if no thread is ready to run;
 * yield finds at least the caller.
 */
#pragma once

#include <stdint.h>

/* Lets every thread that is ready run once. */
void kthread_yield(void);

/* Requires a channel ch.  Sleeps until thread_wakeup(ch). */
void kthread_sleep(uint32_t ch);

/*
 * Ends the caller, as thread_free does, and does not return.  It is not
 * _Noreturn: in layerc's footprints a call of such a primitive counts for
 * nothing, as nobody is left to see what it changed.  Here the others are.
 */
void kthread_exit(void);
