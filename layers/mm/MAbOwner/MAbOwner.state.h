/* What MAbOwner's clients see of pages: the set of owners of each. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../MATOp/MATOp.state.h"

/* A bit for each id. */
extern uint64_t OWNER[PAGES_MOST];

void spec_owner_init(uint32_t mbi);
void spec_owner_check(void);

#define ONLY(id) ((uint64_t)1 << (id))
#define IS_OF(id, page) ((OWNER[page] & ONLY(id)) != 0)
