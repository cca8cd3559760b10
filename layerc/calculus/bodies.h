/*
 * What functions in assembly do with what they are called with, along all ways
 * through them: what each gives back where it leaves.
 *
 * What others do that are called on the way is what their contracts say: those
 * of C keep all but eax, ecx and edx; of assembly-style ones the manifest lists
 * what they change.  Functions of the module that have no contract are looked
 * into.
 */
#pragma once

#include "program.h"
#include "registers.h"

enum way_kind {
	WAY_RETURN, /* to the caller, perhaps by way of another function */
	WAY_JUMP,   /* nobody knows where to */
	WAY_LEAP,   /* by iret and its like */
	WAY_CALL,   /* not out: of C, with the direction flag set */
};

/* A place where control leaves a function. */
struct way {
	enum way_kind kind;
	uint32_t step;
	const char *to;      /* a function that it goes to last, or NULL */
	struct value stack;  /* the stack pointer as the caller has it then */
	struct registers at; /* and all else */
};

/* What a function leaves behind that is called. */
struct effect {
	bool returns;
	uint32_t lost;  /* set of registers that it does not keep */
	uint32_t taken; /* bytes of arguments that it takes off the stack */
	const struct body *body;  /* that tells, or NULL */
	const struct name *words; /* of the manifest that tell, or NULL */
	uint32_t word_count;
};

struct body {
	const struct unit *unit;
	uint32_t start; /* a step */
	bool is_found;  /* it was looked at, or is */
	struct {
		struct way *items;
		uint32_t count, capacity;
	} ways; /* in the order of steps */
	struct effect effect;
};

/* The functions of a module, looked at where they are asked for. */
struct bodies {
	struct arena *arena;
	const struct program *program;
	const struct module *module;
	struct map by_step;  /* to struct body */
	struct map by_name;  /* entries: to struct body */
	struct map name_at;  /* steps where an entry is: to its name */
	struct map noreturn; /* of the module's own */
	struct map leaders;  /* of each unit, bools: where ways may meet */
};

/* Begins with what the module's files declare and define. */
void bodies_begin(struct bodies *bodies, struct arena *arena,
                  const struct program *program, const struct module *module);

/* Returns what the function does that begins at a step of a unit. */
const struct body *bodies_find(struct bodies *bodies, const struct unit *unit,
                               uint32_t start);

/* What is called, or gone to, by the target of a step. */
struct effect bodies_called(struct bodies *bodies, const struct unit *unit,
                            const struct code_step *step);

/* What is known of a function by its name, as who calls it may rely on. */
struct effect bodies_effect(struct bodies *bodies, const char *name);

/*
 * The primitive that a name means in this module, as it was exported first, or
 * NULL.
 */
const struct primitive *bodies_primitive(const struct program *program,
                                         const struct module *module,
                                         const char *name);

/* The registers that an assembly-style primitive lists as changed. */
uint32_t bodies_clobbered(const struct primitive *primitive);

/*
 * How many bytes of arguments a function takes off the stack by its prototype:
 * 4 where it returns a structure.  *certain tells whether the prototype tells.
 */
uint32_t bodies_taken(const char *prototype, bool *certain);

/* The number of a register by its name in a manifest, or STEP_NONE. */
enum step_register bodies_register(const char *name);
