/* What MPTNew adds to maps: pages that are paid for. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../MPTKern/MPTKern.state.h"

bool spec_pt_resv(uint32_t id, uint32_t va, uint32_t perm);
bool spec_pt_resv2(uint32_t id, uint32_t va, uint32_t to, uint32_t to_va,
                   uint32_t perm);
bool spec_pt_load(uint32_t id, uint32_t va, uint32_t perm, uint32_t from,
                  uint32_t count);
void spec_pt_release(uint32_t id, uint32_t va);
bool spec_pt_resv(uint32_t id, uint32_t va, uint32_t perm);
bool spec_pt_is_user(uint32_t id, uint32_t va, uint32_t count, uint32_t perm);
