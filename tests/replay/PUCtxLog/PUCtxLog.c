/*
 * What is told of each way into ring 3 and out of it, in words:
 *
 *     LOG_RUN id mask words    the registers that id goes on with, ...
 *     LOG_TRAP id mask words   ... and those at its next trap: which of the 19
 *                              differ from those at its last trap, or at this
 *                              LOG_RUN, and their values
 *         address              what trap_address returns
 *     LOG_ASKED id address count bytes
 *                              what the process has there after a trap
 *     LOG_FOUND id address count sum
 *                              what that adds up to before it goes on
 *
 * Memory is told where a call's arguments point to it, as far as it is the
 * process's to read: then what a call reads is known, and what it writes is
 * seen when the process goes on.
 */
#include "PUCtx.h"

#include "import.h"
#include "user_enter.h"

enum { LOG_RUN = 1, LOG_TRAP, LOG_ASKED, LOG_FOUND };
enum { WORDS = 19, BYTES_LEAST = 32, BYTES_MOST = 1 << 16 };

/* Calls by their numbers: those with an address in ebx, and those in ecx. */
enum {
	AT_EBX = 1 << 0 | 1 << 5 | 1 << 14,
	AT_ECX = 1 << 16 | 1 << 17 | 1 << 18 | 1 << 20 | 1 << 21 | 1 << 26,
};

extern uint32_t uctx_pool[NUM_IDS][WORDS];

/* The contexts as they were told last. */
static uint32_t left_pool[NUM_IDS][WORDS];

static void
log_word(uint32_t word)
{
	log_bytes(&word, sizeof(word));
}

static void
log_context(uint32_t kind, uint32_t pid)
{
	uint32_t mask = 0;

	for (uint32_t i = 0; i < WORDS; i++)
		if (uctx_pool[pid][i] != left_pool[pid][i])
			mask |= (uint32_t)1 << i;
	log_word(kind);
	log_word(pid);
	log_word(mask);
	for (uint32_t i = 0; i < WORDS; i++) {
		if (mask >> i & 1)
			log_word(uctx_pool[pid][i]);
		left_pool[pid][i] = uctx_pool[pid][i];
	}
}

/* The bytes, or a number that differs if one of them does. */
static void
log_bytes_at(uint32_t kind, const uint8_t *bytes, uint32_t count)
{
	uint32_t sum = 0;

	if (kind == LOG_ASKED) {
		log_bytes(bytes, count);
		return;
	}
	for (uint32_t i = 0; i < count; i++)
		sum = sum * 31 + bytes[i];
	log_word(sum);
}

/* Pages that are not there are left out. */
static void
log_memory(uint32_t kind, uint32_t pid, uint32_t va, uint32_t count)
{
	for (uint32_t part; count > 0; va += part, count -= part) {
		uint32_t rest = PAGE_SIZE - va % PAGE_SIZE;

		part = count < rest ? count : rest;
		if (!pt_is_user(pid, va, part, 0))
			continue;
		log_word(kind);
		log_word(pid);
		log_word(va);
		log_word(part);
		log_bytes_at(kind, (const uint8_t *)va, part);
	}
}

static uint32_t
most(uint32_t one, uint32_t other)
{
	uint32_t count = one > other ? one : other;

	if (count < BYTES_LEAST)
		return BYTES_LEAST;
	return count < BYTES_MOST ? count : BYTES_MOST;
}

/* What the arguments of the last call point to. */
static void
log_arguments(uint32_t kind, uint32_t pid)
{
	const uint32_t *context = left_pool[pid];
	uint32_t call = context[UCTX_EAX];

	if (context[UCTX_TRAP] != TRAP_SYSCALL || call >= 32)
		return;
	if ((uint32_t)AT_EBX >> call & 1)
		log_memory(kind, pid, context[UCTX_EBX],
		           most(context[UCTX_ECX], 0));
	if ((uint32_t)AT_ECX >> call & 1)
		log_memory(kind, pid, context[UCTX_ECX],
		           most(context[UCTX_EDX], context[UCTX_ESI]));
}

uint32_t
user_run(uint32_t pid)
{
	uint32_t trap;

	ASSERT(pid < NUM_IDS);
	log_arguments(LOG_FOUND, pid);
	log_context(LOG_RUN, pid);
	trap = user_enter(pid);
	log_context(LOG_TRAP, pid);
	log_word(trap_address());
	log_arguments(LOG_ASKED, pid);
	return trap;
}
