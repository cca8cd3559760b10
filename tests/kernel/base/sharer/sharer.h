/*
 * What the program `sharer` can be told to do, in a message.
 */
#pragma once

#include <stdint.h>

#include "import.h"

/* Each is about a process, a place and a value, as far as it needs them. */
enum {
	DO_OFFER,   /* offers; answers as SHARER_ANSWER */
	DO_ASK,     /* asks for the status; answers as SHARER_ANSWER */
	DO_AWAIT,   /* shares, however long it takes; answers with the error */
	DO_LEARN,   /* waits for news of its offer; answers as SHARER_ANSWER */
	DO_RESERVE, /* answers with the error, as the next */
	DO_RELEASE,
	DO_READ,  /* answers with the first word there */
	DO_WRITE, /* makes the value the first word; answers with 0 */
	DO_USAGE, /* answers with its usage */
	DO_FILL,  /* spends its quota; answers with what is left */
	DO_LEAVE, /* gives back that many pages; answers with what is left */
	DO_SPAWN, /* starts a sharer; answers with its id */
	DO_SEND,  /* sends half of the page as a long message; then the error */
	DO_CALL,  /* sends one and receives one in its place; the error */
	DO_RECEIVE, /* receives one into the page, from the value-th byte on */
	DO_WAIT,    /* waits for the end of a child; answers with the error */
	DO_EXIT,    /* with the value, of 8 bits; no answer, as the next two */
	DO_CRASH,
	DO_EXECUTE
};

#define SHARER_COMMAND(deed, pid, place, value) \
	((uint32_t)(deed) | (uint32_t)(pid) << 8 | (uint32_t)(place) << 16 | \
	 (uint32_t)(value) << 24)

#define SHARER_ANSWER(error, status) ((error) << 8 | (status))

/* Places below SHARER_FAR are neighbours, and have a table. */
enum { SHARER_FAR = 0x40, SHARER_LOW = 0x60000000, SHARER_FULL = 0x64000000 };

static inline uint32_t
sharer_address(uint32_t place)
{
	return place < SHARER_FAR ? SHARER_LOW + place * PAGE_SIZE
	                          : place << 24;
}
