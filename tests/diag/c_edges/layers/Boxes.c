#include "Boxes.h"

#include "import.h"

#define CLEAR_PAGES() set_used(0)

typedef int handler_type();

/* Two names for what the linker calls otherwise. */
static void clear(unsigned count) __asm__("set_used");
unsigned other_used(void) __asm__("get_used");

/* A name of the own file for a primitive of another. */
static void alias(unsigned count) __attribute__((weakref("set_used")));
unsigned box_shut(void) __attribute__((alias("box_open")));

static handler_type *const handler = set_used;

static void
help(void)
{
	set_used(1);
}

unsigned
box_open(void)
{
	extern unsigned used;
	unsigned (*open)(void) = take;
	handler_type *pointer;

	set_used(2);
	used = 3;
	CLEAR_PAGES();
	help();
	pointer = set_used;
	pointer = &set_used;
	pointer = (handler_type *)set_used;
	pointer(4);
	clear(5);
	alias(6);
	__asm__ volatile("call set_used");
	bag_open();
	handler(other_used());
	return open() + desk_open();
}
