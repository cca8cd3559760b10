/*
 * What the files that decode an object's instructions have in common.
 */
#pragma once

#include "code.h"
#include "code_index.h"

struct decoder;

/* An executable section while it is decoded. */
struct decoding {
	struct arena *arena;
	struct code *code;
	struct decoder *decoder;
	const struct index *index;
	uint32_t section;
	const unsigned char *bytes;
	uint32_t size; /* 0 for one that is not decoded */
	/* By offset: what a symbol, relocation or jump leads to. */
	bool *marked;
	/* By offset: one more than the index of the function's symbol there. */
	uint32_t *starts;
	/* By offset: one more than the index in found. */
	uint32_t *at;
	struct {
		struct instruction *items;
		uint32_t count, capacity;
	} found; /* in the order in which they were decoded */
};

/* The instruction that was decoded at an offset of the section, or NULL. */
struct instruction *code_found(const struct decoding *decoding, int64_t offset);

/* Whether a symbol of the section has a name and a place, and where. */
bool code_label(const struct decoding *decoding, const struct symbol *symbol,
                uint32_t *offset);

/* Whether a symbol begins a function for certain. */
bool code_begins_function(const struct symbol *symbol);

/*
 * Marks the instructions of all sections, one decoding each, to which control
 * gets.
 */
void code_reach(struct arena *arena, struct decoding *sections);

/* Finds the symbols that begin a function in a section that was reached. */
void code_find_starts(struct decoding *decoding);
