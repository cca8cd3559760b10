/* Offers as MShareIntro has them, and a step that others' specifications use.
 */
#pragma once

#include "../MShareIntro/MShareIntro.state.h"

uint32_t spec_get_shared_mem_status_seen(uint32_t source, uint32_t destination);
