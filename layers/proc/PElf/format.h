/*
 * The format of an ELF32 file: its header, and what it says of a segment.
 */
#pragma once

#include <stdint.h>

struct elf {
	uint32_t magic, ident, unused[2];
	uint16_t type, machine;
	uint32_t version, entry, segments_at, sections_at, flags;
	uint16_t size, segment_size, segment_count, more_unused[3];
};

struct segment {
	uint32_t type, offset, va, pa, file_size, size, flags, align;
};

_Static_assert(sizeof(struct elf) == 52 && sizeof(struct segment) == 32,
               "the format of ELF32");
