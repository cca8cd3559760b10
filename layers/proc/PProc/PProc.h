/*
 * PProc -- processes: a thread, a map, a program and a way into ring 3.
 *
 * Ids form a fixed tree: a child of pid is one of 3 * pid + 1 to 3 * pid + 3.
 * A process's thread begins at an address that the layer of the system calls
 * hands down; it is to call proc_run for ever, and to handle what stopped it.
 * Invariants:
 *   I1  each process in use runs a module; one that lives has the status 0.
 *   I2  a process that sleeps is in the queue of its sleep channel.
 *   I3  in a trap, the map in use is that of the process that runs.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { ROOT_PROCESS = 0 };

/* What a process is doing.  An id stays in use while a process below it is. */
enum { PROCESS_READY, PROCESS_RUNS, PROCESS_SLEEPS, PROCESS_ENDED };

/* Brings up what is below; the caller is the root, without a program. */
void proc_setup(uint32_t mbi);

/* Every thread made from now on begins at address entry. */
void proc_set_entry(uint32_t entry);

/* Requires a module.  Whether it is a valid program. */
bool proc_is_program(uint32_t module);

/* Requires that module is a program.  The quota that it needs at least. */
uint32_t proc_pages(uint32_t module);

/* Requires proc_is_program(module), once.  Makes it the root's. */
void proc_load_root(uint32_t module);

/*
 * Requires proc_is_program(module) and quota >= proc_pages(module).  Makes a
 * child of the caller that runs the program, with quota pages of the caller's.
 * Returns the child; or NUM_IDS, changing nothing, when the caller has not that
 * many pages left, or no id for one more child is free.
 */
uint32_t proc_create(uint32_t module, uint32_t quota);

/* Returns whether pid, which may be anything, has not ended. */
bool proc_is_alive(uint32_t pid);

/*
 * Returns whether the caller has started a child pid, which may be anything.
 * If so, and it is not alive: the status that the last one ended with.
 */
bool proc_has_run(uint32_t pid);
uint32_t proc_status(uint32_t pid);

/*
 * Each requires pid in use: what it is doing, one of the above; and the module
 * that is its program; MODULE_NONE for one in ring 0.
 */
uint32_t proc_state(uint32_t pid);
uint32_t proc_program(uint32_t pid);

/*
 * Requires pid < NUM_IDS.  A number that differs for each process that has this
 * id, one after another.
 */
uint32_t proc_life(uint32_t pid);

/* Goes on with the caller's program until there is a trap.  Returns which. */
uint32_t proc_run(void);

/*
 * Requires channel < NUM_IDS.  Sleeps until somebody wakes the channel.
 * Returns true; or false, changing nothing, if nobody is ready to do it.
 */
bool proc_sleep(uint32_t channel);

/*
 * Requires a caller that is not the root.  Ends it, gives back its memory, but
 * leaves to the others what they share with it; ends its offers, wakes all that
 * sleep on its channel, and does not return.  If nobody is ready then, the root
 * is woken.  It is not _Noreturn for the reason that PHThread.h gives for
 * kthread_exit.
 */
void proc_exit(uint32_t status);

/*
 * Returns whether pid, which may be anything, is a child of the caller, or a
 * child of one, and so on.
 */
bool proc_is_below(uint32_t pid);

/*
 * Requires proc_is_below(pid) and proc_is_alive(pid).  Ends it, whatever it was
 * doing, as if it had called proc_exit.
 */
void proc_kill(uint32_t pid, uint32_t status);

/*
 * Requires that the caller is in a trap.  Asserts the invariants, and those
 * below; changes nothing but marks.
 */
void proc_check(void);
