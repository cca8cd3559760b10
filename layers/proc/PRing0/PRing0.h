/*
 * PRing0 -- processes that run in ring 0, inside the kernel's image.
 *
 * A process is a thread with a container: a share of its parent's memory.
 * Nothing interrupts it; it runs until it yields, sleeps or ends.  Its number
 * may be used anew when it has ended and all its children have.
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

/* Starts the kernel.  The caller becomes process 0, the root. */
void ring0_init(uint32_t mbi);

/*
 * Makes a child of the caller, which runs entry and ends when that returns,
 * with quota pages out of the caller's own.  Returns the child, or NUM_IDS,
 * changing nothing, when entry is null, the caller has not that many pages
 * to give, or it has three children.
 */
uint32_t ring0_spawn(void (*entry)(void), uint32_t quota);

/* Returns whether pid is a process that has not ended. */
bool ring0_is_alive(uint32_t pid);

/* Lets every process that is ready run once. */
void ring0_yield(void);

/* Ends the caller: its pages and quota go to its parent.  Does not return. */
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
 * unless pid is alive; RING0_FULL when pid has not received the last one.
 */
uint32_t ring0_send(uint32_t pid, uint32_t value);

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
