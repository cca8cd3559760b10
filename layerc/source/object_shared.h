/*
 * What the files that gather an object's facts have in common.
 */
#pragma once

#include "code.h"
#include "object_lines.h"

/* A symbol that starts a function or variable, in the order of places. */
struct start {
	uint32_t section, symbol; /* indices */
	uint64_t place;           /* in the terms of a relocation's offset */
};

struct starts {
	struct start *items;
	uint32_t count, capacity;
};

/* A use and where it stands. */
struct placed_use {
	uint32_t section, order;
	uint64_t place;
	struct use use;
};

/* A place in what the text has as data, and what may be code. */
struct doubted_place {
	uint32_t section, taken;    /* as in struct instruction */
	struct code_places *places; /* where it belongs if it is code */
	struct code_place place;
};

/* What is needed while the facts of an object are gathered. */
struct gathering {
	struct arena *arena;
	struct decoder *decoder;
	const struct object *object;
	struct lines *lines; /* NULL: places are not wanted */
	struct code *code;
	bool *wild; /* of each function: it changes what no name leads to */
	struct starts global, all; /* sorted */
	uint8_t *kinds;            /* of each relocation, an enum use_kind */
	bool *beside;              /* of each, that control goes near it */
	struct {
		struct placed_use *items;
		uint32_t count, capacity;
	} uses; /* to be put in the order of places */
	struct {
		struct doubted_place *items;
		uint32_t count, capacity;
	} doubted;
};

/* The word of a line, if it is there as a word, or the line. */
struct span object_narrow(struct span line, const char *name);

/* Adds a use at a place of a section; its span is narrowed to the symbol. */
void object_add_use(struct gathering *gathering, uint32_t section,
                    uint64_t place, struct use use);

/*
 * What a relocation leads to, and whether behind its begin; NULL for what has
 * no name.
 */
const struct symbol *object_target(const struct gathering *gathering,
                                   const struct relocation *relocation,
                                   bool *inside);

/*
 * The name of the variable around a place, or NULL; NASM says that one is as
 * long as its first part.
 */
const char *object_around(const struct gathering *gathering, uint32_t section,
                          uint64_t place);

/*
 * Reads the instructions: what they do with each relocation goes to kinds,
 * calls and jumps that have none to uses, and what else there is to know of
 * them to the unit.
 */
void object_code(struct gathering *gathering, struct unit *unit);

/* Fills the unit's steps and entries with those of the code that was read. */
void object_steps(struct gathering *gathering, struct unit *unit);
