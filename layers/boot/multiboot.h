/*
 * What a multiboot 1 loader tells the kernel: the parts that are of interest.
 * Addresses are physical.
 */
#pragma once

#include <stdint.h>

/* Bits of multiboot_info.flags: which of its fields are filled. */
enum { MULTIBOOT_HAS_MODULES = 1 << 3, MULTIBOOT_HAS_MAP = 1 << 6 };

struct multiboot_info {
	uint32_t flags, unused[4];
	uint32_t module_count, modules;
	uint32_t more_unused[4];
	uint32_t map_length, map;
};

/* A file that was loaded with the kernel: its bytes, and words about it. */
struct multiboot_module {
	uint32_t begin, end;
	uint32_t words; /* the address of a text, or 0 */
	uint32_t reserved;
};

/* One row of the map of memory; size does not count itself. */
struct multiboot_row {
	uint32_t size;
	uint64_t start, length;
	uint32_t type;
} __attribute__((packed));

enum { MULTIBOOT_RAM = 1 }; /* the type of usable memory */

_Static_assert(sizeof(struct multiboot_info) == 52, "multiboot 1, 3.3");
_Static_assert(sizeof(struct multiboot_module) == 16, "multiboot 1, 3.3");
_Static_assert(sizeof(struct multiboot_row) == 24, "multiboot 1, 3.3");
