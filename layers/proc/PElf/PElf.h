/*
 * PElf -- programs: ELF files, checked whole before anything is loaded.
 *
 * A valid file is a static ELF32 program for the 80386 whose segments lie in
 * the file, in memory between USER_LOW and STACK_LOW, in ascending order and in
 * pages of their own; none is both written and executed, none is executed from
 * DATA_LOW to DATA_HIGH, and the entry is in one that is executed.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* From here to USER_HIGH is the stack. */
enum { STACK_LOW = 0xeff00000 };

/* Returns whether the size bytes at file are a valid file. */
bool elf_is_valid(const uint8_t *file, uint32_t size);

/*
 * Each requires a valid file.  A quota that suffices for elf_load, tables
 * included; and the address of the first instruction.
 */
uint32_t elf_pages(const uint8_t *file);
uint32_t elf_entry(const uint8_t *file);

/*
 * Requires a valid file, and that container id has an empty map and elf_pages
 * of its quota left.  Puts the segments into the map, with zeroes for what the
 * file leaves out.
 */
void elf_load(uint32_t id, const uint8_t *file);
