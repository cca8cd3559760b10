/*
 * What machine a guest gets, as a text says it: lines of `key = value`, empty
 * ones, and those that begin with #.
 *
 *	kernel   the file that is the kernel, a bzImage; vmlinuz if not said
 *	initrd   the file that is its first file system; none if not said
 *	command  the words for the kernel, to the end of the line
 *	memory   in MB, 64 if not said
 *	time     what the clock shows at first, in seconds since 1970
 *	name     what each line of the guest begins with; nothing if not said
 *	input    yes, or no: whether what is typed is the guest's
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { CONFIG_COMMAND_ROOM = 256, CONFIG_NAME_ROOM = 33 };

struct config {
	char kernel[CONFIG_NAME_ROOM], initrd[CONFIG_NAME_ROOM];
	char command[CONFIG_COMMAND_ROOM];
	char name[CONFIG_NAME_ROOM];
	uint32_t memory; /* in MB */
	uint32_t time;
	bool has_input;
};

/* Puts there what holds if nothing is said. */
void config_init(struct config *config);

/*
 * Reads a text, which it may change.  Returns 0 if all of it makes sense; else
 * the first line that does not, from 1: a key that there is none of, a value
 * that is none or too long.
 */
uint32_t config_read(struct config *config, char *text);
