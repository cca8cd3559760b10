/*
 * Module -- the files that the boot loader has loaded with the kernel.
 *
 * A file's name is the last word of what the loader was told about it.  One
 * with more than 32 characters is never found.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { MODULE_NONE = 0xffffffff };

/*
 * Requires that preinit has accepted the multiboot information at address mbi,
 * and that what it kept is as it was.  Notes the files that are told of.  Stops
 * the machine with a message if they are too many.
 */
void module_init(uint32_t mbi);

/*
 * Returns the file whose name is the count bytes from name on, which may be
 * any; or MODULE_NONE.
 */
uint32_t module_find(const char *name, uint32_t count);

/* How many files there are: they are the numbers below this. */
uint32_t module_count(void);

/* What is kept of a name. */
enum { MODULE_NAME_SIZE = 32 };

/*
 * Each requires a file: copies the MODULE_NAME_SIZE characters that are kept of
 * its name, with anything behind a shorter one; how long the whole name is.
 */
void module_name(uint32_t module, char *to);
uint32_t module_name_size(uint32_t module);

/* Each requires a file: its first byte, and how many there are. */
const uint8_t *module_begin(uint32_t module);
uint32_t module_size(uint32_t module);
