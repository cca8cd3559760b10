/*
 * PRing0 -- processes that run in ring 0, inside the kernel's image.
 *
 * A process is a thread with a container: a share of its parent's memory.
 * Nothing interrupts it; it runs until it yields, sleeps or ends.
 *
 * Ids form a fixed tree: a child of pid is one of 3 * pid + 1 to 3 * pid + 3,
 * and below NUM_IDS.  So the ids from 21 up have none.
 *
 * The end of a process empties its channel and wakes all that sleep on it.
 * Its pages, its quota and its id are its parent's again when the last process
 * below it in the tree has ended, too; what was the root's is nobody's then.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum {
	RING0_OK,      /* done */
	RING0_INVALID, /* an argument that makes no sense; nothing changed */
	RING0_FULL,    /* a message still waits there; nothing changed */
	RING0_ALONE,   /* no other process is ready; nothing changed */
};

/* Returns the caller's id. */
uint32_t ring0_self(void);

/*
 * Makes a child of the caller, which runs entry and ends when that returns,
 * with quota pages out of the caller's own.  Returns the child, or NUM_IDS,
 * changing nothing, when entry is null, the caller has not that many pages
 * to give, or no id that the tree has for its children is free: a child that
 * has ended keeps its own as long as processes below it live.
 */
uint32_t ring0_spawn(void (*entry)(void), uint32_t quota);

/* Returns whether pid is a process that has not ended. */
bool ring0_is_alive(uint32_t pid);

/* Lets every process that is ready run once. */
void ring0_yield(void);

/*
 * Ends the caller, and does not return.  Stops the machine with a message if no
 * process is ready then.  It is not _Noreturn for the reason that PHThread.h
 * gives for kthread_exit.
 */
void ring0_exit(void);

/* Ends pid.  RING0_INVALID unless pid is a living child of the caller. */
uint32_t ring0_kill(uint32_t pid);

/*
 * Sleeps until somebody wakes the channel.  RING0_INVALID unless channel is
 * below NUM_IDS; RING0_ALONE when nobody would be left to do it.
 */
uint32_t ring0_sleep(uint32_t channel);

/*
 * Wakes whoever sleeps on the channel longest; that nobody does is no error.
 * RING0_INVALID unless channel is below NUM_IDS.
 */
uint32_t ring0_wakeup(uint32_t channel);

/*
 * Sends value to pid and wakes all that sleep on channel pid.  RING0_INVALID
 * unless pid is alive; RING0_FULL when pid has not received the last one.  Who
 * then sleeps on the channel is woken when there is room, and when pid ends.
 */
uint32_t ring0_send(uint32_t pid, uint32_t value);

/* Returns whether a message waits for the caller. */
bool ring0_has_message(void);

/*
 * Takes the caller's message and wakes all that sleep on its channel.  Returns
 * the message; or 0, changing nothing, when there is none.
 */
uint32_t ring0_recv(void);

/*
 * Takes a page for the caller.  Returns its number, or PAGE_NONE, changing
 * nothing, when the caller's quota is spent.  The page is not cleared.
 */
uint32_t ring0_alloc(void);

/* Gives a page back.  RING0_INVALID unless the caller owns it. */
uint32_t ring0_free(uint32_t page);

/* The caller's pages: all, and those it uses or has given to children. */
uint32_t ring0_quota(void);
uint32_t ring0_usage(void);

/*
 * Asserts the invariants of all layers: stops the machine with a message if one
 * does not hold.  Changes nothing.  It looks at every page there is, so a good
 * time for it is the end of the run.
 */
void ring0_check(void);
