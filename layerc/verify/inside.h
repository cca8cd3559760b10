/* What the parts of the machine know of each other. */
#pragma once

#include "machine.h"

/* A function's blocks and instructions, numbered as they stand. */
struct code {
	struct map blocks; /* numbers, from 1 */
	struct map slots;  /* of values, from 1 */
	LLVMBasicBlockRef *order;
	uint32_t block_count, slot_count;
	uint32_t
		*ends; /* of each block: the last of the loop it begins, or 0 */
	LLVMValueRef *annotations; /* and where its invariant is, or NULL */
};

struct arrival_list LIST(struct path);

/* A loop that is run once for all its steps. */
struct cut {
	uint32_t head; /* its first block */
	struct arrival_list arrivals;
	struct cut *outer;
};

/* A function that is run. */
struct activation {
	struct machine *machine;
	LLVMValueRef function;
	struct code *code;
	struct path **pending; /* for each block, or NULL */
	uint32_t *counts;      /* steps of the loop that each block begins */
	term *entries;         /* the guards with which they were entered */
	struct path returned;
	term result;
	bool has_returned;
	struct cut *cut; /* the innermost that is run */
	LLVMValueRef
		annotated;    /* where an annotation is evaluated, its begin */
	struct path *reached; /* its end, then, */
	LLVMValueRef reached_end;
};

struct code *code_of(struct machine *machine, LLVMValueRef function);

/* Leaves of a type. */
void leaves_of(struct machine *machine, LLVMTypeRef type,
               struct object *object);

/* The bits that a type takes in terms. */
uint32_t width_of(struct machine *machine, LLVMTypeRef type,
                  LLVMValueRef place);

/* The bytes that a value of the type has in memory. */
uint32_t bytes_of(struct machine *machine, LLVMTypeRef type);

/* What an operand is. */
term operand(struct activation *activation, const struct path *path,
             LLVMValueRef value, LLVMValueRef place);

/* What a constant is. */
term constant(struct machine *machine, LLVMValueRef value, LLVMValueRef place);

/* The leaves' first contents, of a variable that never changes. */
const struct node *initial_node(struct machine *machine,
                                const struct object *object,
                                const struct leaf *leaf,
                                LLVMValueRef initializer);

/*
 * Runs the instructions of a block from one on.  Returns when the path went on
 * to other blocks, or ended.
 */
void run_from(struct activation *activation, struct path *path,
              LLVMValueRef instruction);

/* Runs what is pending in the blocks from one to another, until nothing is. */
void run_blocks(struct activation *activation, uint32_t first, uint32_t last);

/* Goes from one block to another. */
void go_to(struct activation *activation, struct path *path, term condition,
           LLVMBasicBlockRef from, LLVMBasicBlockRef to);

/* One instruction that is no end of a block.  Returns whether path goes on. */
bool step(struct activation *activation, struct path *path,
          LLVMValueRef instruction);

/* A call.  Returns whether path goes on. */
bool step_call(struct activation *activation, struct path *path,
               LLVMValueRef call);

/* A loop with an invariant, whose head path has come to. */
void run_loop(struct activation *activation, struct path *path, uint32_t head);

/* Goes on behind an annotation, which does nothing where it stands. */
void pass_annotation(struct activation *activation, struct path *path,
                     LLVMValueRef begin);

/* Functions that the machine knows by their names. */
typedef term (*builtin)(struct machine *machine, struct path *path,
                        const term *args, LLVMValueRef call);
builtin builtin_of(const char *name);

term builtin_all(struct machine *machine, struct path *path, const term *args,
                 LLVMValueRef call);
term builtin_first(struct machine *machine, struct path *path, const term *args,
                   LLVMValueRef call);
term builtin_update(struct machine *machine, struct path *path,
                    const term *args, LLVMValueRef call);

/* Copies a path, with the values of a function of so many. */
struct path path_copy(struct machine *machine, const struct path *path,
                      uint32_t slots);

/* Two paths that meet. */
struct path path_merge(struct machine *machine, const struct path *a,
                       const struct path *b, uint32_t slots);
