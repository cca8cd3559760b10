/*
 * The machine as the boot loader has left it.
 */
#pragma once

#include <stdint.h>

/* Who is to be run, and what system_init is given. */
struct boot {
	uint32_t mbi;
	const char *name;
	uint32_t name_size;
};

/*
 * Makes MEMORY and MM of the begin of the log, and of the programs' files in a
 * folder.
 */
struct boot boot_read(const char *folder);
