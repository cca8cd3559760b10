/* What MPTOp adds to maps: entries by address alone. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../MPTIntro/MPTIntro.state.h"

uint32_t spec_pt_read(uint32_t id, uint32_t va);
void spec_pt_insert_aux(uint32_t id, uint32_t va, uint32_t page, uint32_t perm);
void spec_pt_rmv_aux(uint32_t id, uint32_t va);
