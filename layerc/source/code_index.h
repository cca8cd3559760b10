/*
 * Symbols and relocations of an object by section: what code_read looks up.
 */
#pragma once

#include "object.h"

/* Lists of indices, one for each section: 0 ends one, others are plus 1. */
struct chains {
	uint32_t *first, *next;
};

/* What of an object is found by section. */
struct index {
	const struct relocation **patches; /* all, sorted by place */
	struct chains symbols;             /* by the section they are in */
	struct chains relocations;         /* by that of their symbol */
};

/* Makes the index of an object. */
const struct index *code_index(struct arena *arena,
                               const struct object *object);

/* Where in its section a place is; images speak of addresses. */
uint64_t code_offset(const struct object *object, uint32_t section,
                     uint64_t place);

/* Where a relocation leads, behind the begin of its symbol's section. */
int64_t code_leads_to(const struct object *object,
                      const struct relocation *relocation);
