/* What MPTNew adds to maps: pages that are paid for. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../MPTKern/MPTKern.state.h"

void spec_pt_release(uint32_t id, uint32_t va);
bool spec_pt_resv(uint32_t id, uint32_t va, uint32_t perm);
bool spec_pt_is_user(uint32_t id, uint32_t va, uint32_t count, uint32_t perm);
