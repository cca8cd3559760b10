/* What a function promises of registers, and words for what it does not keep.
 */
#pragma once

#include "bodies.h"

struct contract {
	const char *name;
	const struct code_entry *entry;
	const struct body *body;
	uint32_t may_change;         /* set of registers */
	uint32_t taken;              /* bytes of arguments, by ret */
	bool is_certain;             /* that this is so */
	const struct name *switches; /* the word that says so, or NULL */
	const struct name_list
		*clobbers; /* of an assembly-style one, or NULL */
};

enum fault_kind {
	FAULT_LOST,     /* it is not as it was */
	FAULT_UNSAVED,  /* it goes to another stack, and is not on its own */
	FAULT_UNLOADED, /* it comes to another stack, and not from there */
};

/* What is not kept on one way out, and on others like it. */
struct fault {
	enum fault_kind kind;
	uint32_t lost; /* set of registers */
	const struct way *way;
	struct {
		const struct way **items;
		uint32_t count, capacity;
	} others;
};

/* Reports what a function of the module does not keep. */
void contracts_report(struct bodies *bodies, const struct contract *contract,
                      const struct fault *fault);
