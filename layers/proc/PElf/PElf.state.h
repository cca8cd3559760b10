/* What PElf's clients see of programs: files, as they are in MEMORY. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "format.h"

enum { ELF_SEGMENTS = 8, ELF_PAGE = 4096 };
enum { ELF_LOAD = 1, ELF_DYNAMIC = 2, ELF_INTERPRETER = 3 };
enum { ELF_EXECUTE = 1, ELF_WRITE = 2 };

/* The header of a file at an address, and segment i that it tells of. */
#define ELF(file) ((const struct elf *)&MEMORY[file])
#define SEGMENT(file, i) \
	((const struct segment *)&MEMORY[(file) + ELF(file)->segments_at + \
	                                 (i) * sizeof(struct segment)])
#define SEGMENT_COUNT(file) ((uint32_t)ELF(file)->segment_count)

#define IS_LOADED(file, i) \
	(SEGMENT(file, i)->type == ELF_LOAD && SEGMENT(file, i)->size > 0)
#define FIRST_OF(file, i) (SEGMENT(file, i)->va / ELF_PAGE)
#define LAST_OF(file, i) \
	((SEGMENT(file, i)->va + SEGMENT(file, i)->size - 1) / ELF_PAGE)
#define HAS_ENTRY(file, i) \
	(IS_LOADED(file, i) && (SEGMENT(file, i)->flags & ELF_EXECUTE) && \
	 ELF(file)->entry - SEGMENT(file, i)->va < SEGMENT(file, i)->size)

/* The file's own header says that it is a static program, whole. */
static inline bool
has_sound_header(uint32_t file, uint32_t size)
{
	const struct elf *elf = ELF(file);

	return size >= sizeof(*elf) && elf->magic == 0x464c457f &&
	       elf->ident % (1 << 24) == 0x010101 && elf->version == 1 &&
	       elf->type == 2 && elf->machine == 3 &&
	       elf->segment_size == sizeof(struct segment) &&
	       elf->segment_count <= ELF_SEGMENTS &&
	       elf->segments_at % 4 == 0 &&
	       (uint64_t)elf->segments_at +
	                       elf->segment_count * sizeof(struct segment) <=
	               size;
}

/* What is loaded is in the file, and where a program may have it. */
#define SEGMENT_END(file, i) \
	((uint64_t)SEGMENT(file, i)->va + SEGMENT(file, i)->size)
#define DOES(file, i, flag) ((SEGMENT(file, i)->flags & (flag)) != 0)
#define IS_SOUND(file, bytes, i) \
	(SEGMENT(file, i)->type != ELF_DYNAMIC && \
	 SEGMENT(file, i)->type != ELF_INTERPRETER && \
	 (!IS_LOADED(file, i) || \
	  (SEGMENT(file, i)->file_size <= SEGMENT(file, i)->size && \
	   (uint64_t)SEGMENT(file, i)->offset + SEGMENT(file, i)->file_size <= \
	           (bytes) && \
	   SEGMENT(file, i)->va >= USER_LOW && \
	   SEGMENT_END(file, i) <= STACK_LOW && \
	   (!DOES(file, i, ELF_EXECUTE) || \
	    (!DOES(file, i, ELF_WRITE) && \
	     (SEGMENT(file, i)->va >= DATA_HIGH || \
	      SEGMENT_END(file, i) <= DATA_LOW))))))

/* The first segments, so many, are in pages of their own, one above another. */
#define ARE_APART(file, count) \
	ALL(i, 0, (count), \
	    ALL(k, 0, i, \
	        !IS_LOADED(file, i) || !IS_LOADED(file, k) || \
	                LAST_OF(file, k) < FIRST_OF(file, i)))

bool spec_elf_is_valid(uint32_t file, uint32_t size);
uint32_t spec_elf_pages(uint32_t file);
uint32_t spec_elf_entry(uint32_t file);
void spec_elf_load(uint32_t id, uint32_t file);
