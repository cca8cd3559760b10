/* What VNPTInit adds to nested maps: tables are those of the process. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../../vm/MPTNew/MPTNew.state.h"
#include "../VNPTIntro/VNPTIntro.state.h"

/* The process's table for part i of what is its guest's, or 0. */
#define GUEST_AT(i) (0x80000000 + (i)*NPT_SPAN)
#define GUEST_TABLE(id, i) \
	(HAS_TABLE(id, GUEST_AT(i)) ? TABLE(id, GUEST_AT(i)) : 0)

/* In loops: the tables below count are the process's, or are so if they are. */
#define IS_BEGUN(id, count) \
	(ALL(i, 0, (count), NPT.of[id].tables[i] == GUEST_TABLE(id, i)) && \
	 ALL(k, 0, NPT_COUNT, \
	     ALL(i, k == (id) ? (count) : 0, NPT_TABLES, \
	         NPT.of[k].tables[i] == ENTRY(NPT.of[k].tables[i]))))
#define IS_SHARED(id, count) \
	ALL(i, 0, (count), \
	    NPT.of[id].tables[i] == 0 || \
	            (DIRECTORY(id, GUEST_AT(i)) != 0 && \
	             NPT.of[id].tables[i] == TABLE(id, GUEST_AT(i))))

void spec_npt_init(uint32_t mbi);
bool spec_npt_insert(uint32_t id, uint32_t gpa);
void spec_npt_begin(uint32_t id);
void spec_npt_check(uint32_t id);
