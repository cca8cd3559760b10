/*
 * The underlay of PElf, as its test on the host has it: memory is recorded.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { DATA_LOW = 0x80000000, DATA_HIGH = 0xc0000000 };
enum { PAGE_SIZE = 4096, USER_LOW = 0x40000000, PERM_W = 2, PERM_X = 1 << 9 };

bool pt_load(uint32_t id, uint32_t va, uint32_t perm, const uint8_t *from,
             uint32_t count);

_Noreturn void panic(const char *file, uint32_t line, const char *text);

/* What `verify` alone reads. */
#define STEPS(invariant, variant) ((void)0)
