/*
 * Programs `sharer`, as the tests use them.
 */
#pragma once

#include <stdint.h>

#include "../sharer/sharer.h"

/* The pages that a sharer gets. */
enum { CREW_QUOTA = 160 };

/* How a process gives up what it shares. */
enum { BY_RELEASE, BY_EXIT, BY_CRASH, BY_KILL, WAY_COUNT };

/* Starts a sharer.  Returns its id, when it has done its first steps. */
uint32_t crew_start(void);

/* Tells pid to do something. */
void crew_tell(uint32_t pid, uint32_t deed, uint32_t other, uint32_t place,
               uint32_t value);

/* Tells pid to do something.  Returns its answer. */
uint32_t crew_ask(uint32_t pid, uint32_t deed, uint32_t other, uint32_t place,
                  uint32_t value);

/* Makes both share a page at a place; other completes it. */
void crew_share(uint32_t pid, uint32_t other, uint32_t place);

/* Lets the sharers do what they were told, until all of them sleep. */
void crew_settle(void);

/* Waits for the end of pid, a child.  Returns its status. */
uint32_t crew_wait(uint32_t pid);

/* Makes pid, a child, give up a place, in one of the ways. */
void crew_drop(uint32_t pid, uint32_t place, uint32_t way);

/* Offers to pid itself, or asks.  Return the answer as SHARER_ANSWER. */
uint32_t crew_offer(uint32_t pid, uint32_t address);
uint32_t crew_status(uint32_t pid);

/* Takes all pages that there are and marks them.  Returns how many. */
uint32_t crew_take_all(void);
void crew_give_all(uint32_t count);
