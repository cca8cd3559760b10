/*
 * Files that the boot loader brought.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct file {
	uint32_t number, size;
};

/* Finds a file by its name.  Returns whether there is one. */
bool file_find(const char *name, struct file *file);

/*
 * Copies count bytes from offset on.  Returns whether the file has as many,
 * and they are copied.
 */
bool file_read(const struct file *file, uint32_t offset, void *to,
               uint32_t count);
