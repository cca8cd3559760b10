/* What MPTCommon adds to maps: tables that come when they are needed. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../../boot/Helper/Helper.state.h"
#include "../../mm/MContainer/MContainer.state.h"
#include "../MPTOp/MPTOp.state.h"

/* The pages that a page at va takes besides itself. */
#define TABLES_FOR(id, va) \
	(DIRECTORY(id, va) == 0 ? 2u : TABLE(id, va) == 0 ? 1u : 0u)

void spec_proc_init(uint32_t mbi);
void spec_chan_check(void);
void spec_pt_init_comm(uint32_t mbi);
void spec_pt_check_comm(void);
bool spec_pt_can_insert(uint32_t id, uint32_t va);
bool spec_pt_alloc_pde(uint32_t id, uint32_t va);
