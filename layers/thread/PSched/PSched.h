/*
 * PSched -- a cooperative round-robin scheduler.
 *
 * Invariants between calls:
 *   I1  exactly one thread is in state THREAD_RUN: get_curid().
 *   I2  the ready queue holds the threads in THREAD_READY, and no others.
 *   I3  a thread in THREAD_SLEEP is in the queue of one channel, and no other
 *       thread is in any.
 * Between thread_sched and the switch of contexts that belongs to it, the
 * thread that runs is not yet the one that executes: who calls it, or
 * one of its kind, jumps to kctx_switch at once, which is why assembly alone
 * does.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Brings up what is below; the caller is thread ROOT_ID, and runs. */
void sched_init(uint32_t mbi);

/*
 * Requires that the caller runs, and container_can_consume(id, quota).  Makes
 * a child of id ready, to start at address entry and to go to address last if
 * that returns, with the stack that kctx_new describes.  Returns the child, or
 * NUM_IDS, changing nothing, when kctx_new does.
 */
uint32_t thread_spawn(uint32_t entry, uint32_t last, uint32_t id,
                      uint32_t quota);

/*
 * Requires a channel ch.  Makes ready the thread that sleeps on it longest.
 * Returns that thread; or NUM_IDS, changing nothing, when there is none.
 */
uint32_t thread_wakeup(uint32_t ch);

/* Requires a channel ch.  Makes ready all threads that sleep on it. */
void thread_wakeup_all(uint32_t ch);

/* Requires thread pid in queue ch.  Ends it, as thread_free does. */
void thread_kill(uint32_t pid, uint32_t ch);

/*
 * Requires that the caller's state is no longer THREAD_RUN.  The thread that
 * has been ready longest runs from now on; the machine stops with a message if
 * there is none.  Returns the caller in the low word and that thread in the
 * high one, which is how kctx_switch takes them.
 */
uint64_t thread_sched(void);

/*
 * The caller is ready, and the last of the ready queue; or sleeps, the last on
 * a channel ch.  Then thread_sched.
 */
uint64_t thread_sched_ready(void);
uint64_t thread_sched_sleep(uint32_t ch);

/* Returns whether no thread is ready to run in place of the caller. */
bool thread_is_alone(void);

/* Asserts the invariants, and those below; changes nothing. */
void sched_check(void);
