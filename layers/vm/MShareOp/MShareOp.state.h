/* Offers as MShareIntro has them; the steps that others' specifications use. */
#pragma once

#include "../MShareIntro/MShareIntro.state.h"

void spec_shared_mem_to_pending(uint32_t source, uint32_t destination,
                                uint32_t va);
bool spec_shared_mem_to_ready(uint32_t source, uint32_t destination,
                              uint32_t va);
void spec_shared_mem_to_dead(uint32_t source, uint32_t destination);
uint32_t spec_get_shared_mem_status_seen(uint32_t source, uint32_t destination);
