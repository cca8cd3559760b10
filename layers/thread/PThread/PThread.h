/*
 * PThread -- the three ways in which a thread stops running.
 *
 * All are assembly-style: the caller's registers are another thread's until it
 * is the caller's turn again.  If no thread is ready, the machine stops with a
 * message.
 */
#pragma once

#include <stdint.h>

/* Lets every thread that is ready run once. */
void thread_yield(void);

/* In eax: ch.  Requires a channel.  Sleeps until thread_wakeup(ch). */
void thread_sleep(uint32_t ch);

/* Ends the caller, as thread_free does, and does not return. */
void thread_exit(void);
