/*
 * PHThread -- yield, sleep and exit, for C code.
 *
 * Each stops the machine with a message if no thread is ready to run.
 */
#pragma once

#include <stdint.h>

/* Lets every thread that is ready run once. */
void kthread_yield(void);

/* Requires a channel ch.  Sleeps until thread_wakeup(ch). */
void kthread_sleep(uint32_t ch);

/* Ends the caller, as thread_free does, and does not return. */
void kthread_exit(void);
