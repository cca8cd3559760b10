/*
 * A program that does what it is told, and is to be stopped for most of it.
 */
#include "hostile.h"
#include "sys.h"

#define DEED(name, trap) void deed_##name(void);
DEEDS
#undef DEED

int main(void);

enum { KERNEL = 0x100000, RETURN = 0xc3, DEEP = 0x20000 };

static const uint32_t constant = 1;
static volatile uint8_t code_in_data[] = {RETURN};

/* Something for each to write, so that nothing is optimised away. */
static volatile uint32_t sink;

static void
write_to(uint32_t address)
{
	*(volatile uint32_t *)address = 1;
}

static void
jump_to(uint32_t address)
{
	((void (*)(void))address)();
}

void
deed_write_null(void)
{
	write_to(0);
}

void
deed_read_kernel(void)
{
	sink = *(volatile uint32_t *)KERNEL;
}

void
deed_write_kernel(void)
{
	write_to(KERNEL);
}

void
deed_jump_to_kernel(void)
{
	jump_to(KERNEL);
}

void
deed_jump_to_null(void)
{
	jump_to(0);
}

void
deed_write_code(void)
{
	write_to((uint32_t)main);
}

void
deed_write_constant(void)
{
	write_to((uint32_t)&constant);
}

void
deed_execute_data(void)
{
	jump_to((uint32_t)code_in_data);
}

void
deed_execute_stack(void)
{
	volatile uint8_t code[] = {RETURN};

	jump_to((uint32_t)code);
}

void
deed_touch_above(void)
{
	write_to(USER_HIGH);
}

void
deed_overflow_stack(void)
{
	uint32_t at = USER_HIGH;

	for (;;)
		write_to(at -= PAGE_SIZE);
}

void
deed_deep_stack(void)
{
	for (uint32_t at = USER_HIGH - DEEP; at < USER_HIGH - PAGE_SIZE;
	     at += PAGE_SIZE) {
		if (*(volatile uint32_t *)at != 0)
			sys_exit(1);
		write_to(at);
	}
}

void
deed_kill_others(void)
{
	for (uint32_t pid = 0; pid < NUM_IDS; pid++)
		if (sys_kill(pid) != E_INVALID)
			sys_exit(1);
}

static void (*const deeds[])(void) = {
#define DEED(name, trap) deed_##name,
	DEEDS
#undef DEED
};

int
main(void)
{
	deeds[recv_wait() % DEED_COUNT]();
	return 0;
}
