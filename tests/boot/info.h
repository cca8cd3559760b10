/*
 * Boot information in memory, as a good loader would have it.
 */
#pragma once

#include "../../layers/boot/multiboot.h"

enum {
	INFO = 0x10000000,    /* where the information is */
	ROWS = 0x10000100,    /* its map of memory */
	MODULES = 0x10000200, /* its list of files */
	WORDS = 0x10001000, /* what is said about the first, then the second */
	WORDS_STEP = 0x80,
	FILES = 0x10010000, /* the first file, the second */
	FILES_STEP = 0x10000,
	MODULE_COUNT = 4,
	ROW_COUNT = 5,
};

/* The kernel's image, and what lies below and above its memory. */
enum {
	FIRST_BYTE = 0x1000,
	LOWEST = 0x10000, /* of the kernel's memory, what is there in tests */
	IMAGE_BEGIN = 0x100000,
	IMAGE_END = 0x458000,
};

/* Puts it there; all of it is anew. */
void info_make(void);

/* The information, one row and one file. */
struct multiboot_info *info_at(void);
struct multiboot_row *row_at(uint32_t i);
struct multiboot_module *module_at(uint32_t i);

/* Ways in which it can be broken: what is wrong, and what the kernel says. */
extern const uint32_t case_count;
const char *case_name(uint32_t number);
const char *case_text(uint32_t number);

/* Puts it there, broken; returns the address for the kernel. */
uint32_t case_make(uint32_t number);
