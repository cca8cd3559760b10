/*
 * A program that keeps the processor, in the ways that spin.h lists.
 */
#include "registers.h"
#include "spin.h"
#include "sys.h"

int main(void);

enum { WORK = 10000, QUOTA = 24, CODE = 0x1b, DATA = 0x23, RING_0 = 3 };

/* All flags that ring 3 can set, but those for single steps and resuming. */
enum { FLAGS = 0x00244cd5, ALWAYS_SET = 2, INTERRUPTS = 1 << 9 };

struct registers wanted, found;

static bool
must_stop(void)
{
	uint32_t value;

	return sys_recv(&value) == E_OK;
}

static int
poll(void)
{
	int count = SPIN_DONE;

	do {
		for (volatile uint32_t i = 0; i < WORK; i++)
			;
		count++;
	} while (!must_stop());
	return count;
}

/* What each process and each round has different. */
static void
choose(uint32_t seed)
{
	static const uint32_t segments[] = {0, CODE, DATA, DATA & ~RING_0};

	for (uint32_t i = 0; i < GENERAL; i++)
		wanted.general[i] = (seed + i) * 2654435761;
	wanted.flags = (wanted.general[0] & FLAGS) | ALWAYS_SET;
	wanted.es = segments[seed / 16 % 4];
	wanted.fs = segments[seed / 4 % 4];
	wanted.gs = segments[seed % 4];
}

static bool
differ(void)
{
	for (uint32_t i = 0; i < GENERAL; i++)
		if (wanted.general[i] != found.general[i])
			return true;
	return (found.flags & ~(uint32_t)INTERRUPTS) != wanted.flags ||
	       found.es != wanted.es || found.fs != wanted.fs ||
	       found.gs != wanted.gs;
}

static int
use_registers(void)
{
	uint32_t seed = sys_getpid() << 16;
	int errors = 0;

	do {
		for (uint32_t i = 0; i < WORK; i++) {
			choose(seed++);
			registers_hold();
			errors += differ();
		}
	} while (!must_stop());
	return errors;
}

static int
leave(void)
{
	uint32_t pid;

	if (sys_spawn("spin", QUOTA, &pid) != E_OK)
		return 0;
	send_wait(pid, SPIN_POLL);
	return (int)pid;
}

int
main(void)
{
	switch (recv_wait()) {
	case SPIN_POLL:
		return poll();
	case SPIN_REGISTERS:
		return use_registers();
	case SPIN_LEAVE:
		return leave();
	default:
		for (;;)
			;
	}
}
