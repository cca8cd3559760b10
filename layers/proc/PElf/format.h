/*
 * The format of an ELF32 file: its header, and what it says of a segment.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { ELF_MAGIC = 0x464c457f, ELF_IDENT = 0x00010101 };
enum { ELF_EXEC = 2, ELF_386 = 3 };
enum { SEGMENT_LOAD = 1, SEGMENT_DYNAMIC = 2, SEGMENT_INTERPRETER = 3 };
enum { CAN_EXECUTE = 1, CAN_WRITE = 2 };

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

static inline const struct elf *
header(const uint8_t *file)
{
	return (const struct elf *)file;
}

static inline const struct segment *
segment(const uint8_t *file, uint32_t i)
{
	return (const struct segment *)(file + header(file)->segments_at) + i;
}

static inline bool
is_loaded(const struct segment *at)
{
	return at->type == SEGMENT_LOAD && at->size > 0;
}
