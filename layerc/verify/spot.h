/* Where in an object an offset is: a leaf, and indices of its entries. */
#pragma once

#include "inside.h"

struct spot {
	term condition;
	term place; /* whether the offset is at these bits, or NULL */
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

/*
 * The same for an offset that may be in any leaf: those of which its quotients
 * by the strides are the indices.  None if these are no powers of two.
 */
struct spot_list spots_anywhere(struct machine *machine, struct object *object,
                                term offset, uint32_t bytes, term guard);

/* A choice that an offset is made of, or NULL. */
term spot_choice(struct terms *terms, term offset);

/* The offset with one of a choice's two ways, 1 or 2, in its place. */
term spot_choose(struct terms *terms, term offset, term choice, uint32_t way);
