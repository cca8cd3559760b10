/* What PKCtxNew's clients see of stacks: where they are, and their top words.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { STACKS_COUNT = 64, STACK_BYTES = 8192, GUARD_BYTES = 4096 };

struct stacks_state {
	uint32_t begin;
	uint32_t tops[STACKS_COUNT];
};

extern struct stacks_state STACKS;

#define STACK_TOP(id) (STACKS.begin + ((id) + 1) * STACK_BYTES - 4)

bool spec_kctx_is_guard(uint32_t address);
uint32_t spec_kctx_new(uint32_t entry, uint32_t last, uint32_t id,
                       uint32_t quota);
