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
#define SEGMENTS(at) ((const struct segment *)&MEMORY[at])
#define SEGMENT(file, i) (&SEGMENTS((file) + ELF(file)->segments_at)[i])
#define SEGMENT_COUNT(file) ((uint32_t)ELF(file)->segment_count)

#define IS_LOADED(it) ((it)->type == ELF_LOAD && (it)->size > 0)
#define FIRST_OF(it) ((it)->va / ELF_PAGE)
#define LAST_OF(it) (((it)->va + (it)->size - 1) / ELF_PAGE)

bool spec_elf_is_valid(uint32_t file, uint32_t size);
uint32_t spec_elf_pages(uint32_t file);
uint32_t spec_elf_entry(uint32_t file);
void spec_elf_load(uint32_t id, uint32_t file);
