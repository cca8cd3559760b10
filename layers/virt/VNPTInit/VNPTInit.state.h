/* What VNPTInit adds to nested maps: tables are those of the process. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../../vm/MPTIntro/MPTIntro.state.h"
#include "../VNPTIntro/VNPTIntro.state.h"

/* The process's table for part i of what is its guest's, or 0. */
#define GUEST_AT(i) (0x80000000 + (i)*NPT_SPAN)
#define GUEST_TABLE(id, i) \
	(HAS_TABLE(id, GUEST_AT(i)) ? TABLE(id, GUEST_AT(i)) : 0)

/* In the loops over them: where one begins, and what is so of those below. */
#define IS_TABLE(gpa) ((gpa) % NPT_SPAN == 0 && (gpa) <= NPT_TABLES * NPT_SPAN)
#define IS_BEGUN(id, gpa) \
	(ALL(i, 0, (gpa) / NPT_SPAN, \
	     NPT.of[id].tables[i] == GUEST_TABLE(id, i)) && \
	 ALL(k, 0, NPT_COUNT, \
	     ALL(i, k == (id) ? (gpa) / NPT_SPAN : 0, NPT_TABLES, \
	         NPT.of[k].tables[i] == ENTRY(NPT.of[k].tables[i]))))
#define IS_SHARED(id, gpa) \
	ALL(i, 0, (gpa) / NPT_SPAN, \
	    NPT.of[id].tables[i] == 0 || \
	            NPT.of[id].tables[i] == GUEST_TABLE(id, i))

void spec_npt_begin(uint32_t id);
void spec_npt_check(uint32_t id);
