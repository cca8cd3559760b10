/* Where in an object an offset is: a leaf, and indices of its entries. */
#pragma once

#include "inside.h"

struct spot {
	term condition;
	struct object *object;
	struct leaf *leaf;
	uint32_t low;  /* the first of its bits that is meant */
	bool is_apart; /* what is constant of its indices is beyond its ends */
	bool is_outside; /* an index is constant and beyond its end */
	term indices[INDICES_MOST];
};

struct spot_list LIST(struct spot);

/* Whether the indices of a spot are within their dimensions. */
term spot_is_within(struct terms *terms, const struct spot *spot);

/*
 * The leaves that so many bytes at an offset may be in, where guard holds: one
 * as a rule, none if they are in no leaf as a whole.
 */
struct spot_list spots_at(struct machine *machine, struct object *object,
                          term offset, uint32_t bytes, term guard);

/* A choice that an offset is made of, or NULL. */
term spot_choice(term offset);
