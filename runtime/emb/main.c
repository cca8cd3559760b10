/*
 * The demonstration of mcertikos-emb: a few processes, what they do together,
 * and a kernel that is as it was when they are gone.
 */
#include "crew.h"
#include "import.h"
#include "print.h"

enum { EXIT_PASS = 0x10, EXIT_FAIL = 0x11 };

static void
print_memory(const char *when, uint32_t pages)
{
	print("  Free memory ");
	print_left(when, 13);
	print_number(pages, 7);
	print(" pages, ");
	print_number(pages / (1024 * 1024 / PAGE_SIZE), 4);
	print(" MiB\n");
}

static uint32_t
free_pages(void)
{
	return ring0_quota() - ring0_usage();
}

void
main(uint32_t magic, uint32_t mbi)
{
	uint32_t before, after;
	bool sound;

	(void)magic; /* boot has looked at it */
	ring0_init(mbi);
	print("\n  mcertikos-emb: a kernel of layers, in ring 0\n  ");
	print_rule('=', 44);
	print("\n\n");

	print_time_begin();
	before = free_pages();
	crew_start(before / 8);
	crew_write();
	sound = crew_work();
	after = free_pages();

	crew_report();
	print_memory("at the start", before);
	print_memory("at the end", after);
	sound = sound && before == after;
	print(sound ? "  Nothing was lost.  Good night.\n\n"
	            : "  Something was lost!\n\n");
	ring0_check();
	machine_exit(sound ? EXIT_PASS : EXIT_FAIL);
}
