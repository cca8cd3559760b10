/*
 * Instructions as steps (steps.h), after the Intel 64 and IA-32 Architectures
 * Software Developer's Manual, volume 2.
 */
#pragma once

#include "object_shared.h"

/* A step whose target is still a place: its index and that place. */
struct aim {
	uint32_t step, section;
	uint32_t offset;
};

struct listing {
	struct gathering *gathering;
	struct unit *unit;
	const struct function *function;
	const struct instruction *at;
	struct span span;  /* of it */
	uint32_t *numbers; /* of each instruction, that of its first step */
	struct {
		struct aim *items;
		uint32_t count, capacity;
	} tables; /* where words that are no operands lead; step is 0 */
	struct {
		struct aim *items;
		uint32_t count, capacity;
	} aims;
};

/* Adds a step of the instruction that is looked at; it leads nowhere yet. */
void listing_put(struct listing *listing, struct code_step step);

/* The last step leads to an offset of a section. */
void listing_aim(struct listing *listing, uint32_t section, int64_t offset);

/* The last step leads where a relocation does, which may be elsewhere. */
void listing_aim_by(struct listing *listing,
                    const struct relocation *relocation);

/* Adds a change of a register, or of STEP_NONE: none. */
void listing_change(struct listing *listing, enum step_register to);

void listing_push(struct listing *listing, enum step_register from,
                  uint32_t size);

/* Returns the register that has the value of an operand, adding a load. */
enum step_register listing_value(struct listing *listing,
                                 const struct operand *from);

/* Adds the steps of an instruction behind which the next comes. */
void listing_plain(struct listing *listing, const struct instruction *at);
