/* What MPTKern adds to maps: pages with the tables that they take. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../MPTCommon/MPTCommon.state.h"

bool spec_pt_insert(uint32_t id, uint32_t va, uint32_t page, uint32_t perm);
