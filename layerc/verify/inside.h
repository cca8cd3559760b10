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
	LLVMValueRef *annotations;  /* and where its invariant is, or NULL */
	struct map annotation_ends; /* by where they begin */
};

struct arrival_list LIST(struct path);

/* A loop that is run once for all its steps. */
struct cut {
	uint32_t head;             /* its first block */
	const struct store *entry; /* before its first step */
	struct arrival_list arrivals;
	bool has_turns; /* others run in each step */
	bool in_step;   /* with a loop of the specification */
	struct cut *outer;
};

/* A function that is run. */
struct activation {
	struct machine *machine;
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

/* The file in which an instruction, or NULL, stands in the source, or NULL. */
const char *file_of(struct machine *machine, LLVMValueRef place);

struct code *code_of(struct machine *machine, LLVMValueRef function);

/* Leaves of a type, and of what debuggers know of it, or NULL. */
void leaves_of(struct machine *machine, LLVMTypeRef type, LLVMValueRef debug,
               struct object *object);

/*
 * What debugging information knows, or NULL: the type of a variable, and what
 * type a parameter points to.
 */
LLVMValueRef debug_of_global(struct machine *machine, LLVMValueRef global);
LLVMValueRef debug_of_parameter(struct machine *machine, LLVMValueRef param);

/* As it is called in the source: LLVM gives another to one like a block's. */
const char *name_of_parameter(struct machine *machine, LLVMValueRef param);

/*
 * The only member of a structure at so many bytes, with its name; NULL if
 * there is none, or no structure, or more, as in unions.
 */
LLVMValueRef debug_member(struct machine *machine, LLVMValueRef type,
                          uint32_t offset, const char **name);

/*
 * The type of an array's entries, of which taken dimensions are behind us, or
 * the array again while it has others.  NULL if it is none.
 */
LLVMValueRef debug_entry(struct machine *machine, LLVMValueRef type,
                         uint32_t *taken);

/* How many bytes a type has, NULL none. */
uint32_t debug_bytes(struct machine *machine, LLVMValueRef type);

/* Whether it is bool. */
bool debug_is_truth(struct machine *machine, LLVMValueRef type);

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
term builtin_count(struct machine *machine, struct path *path, const term *args,
                   LLVMValueRef call);
term builtin_sum(struct machine *machine, struct path *path, const term *args,
                 LLVMValueRef call);
term builtin_some(struct machine *machine, struct path *path, const term *args,
                  LLVMValueRef call);
term builtin_update(struct machine *machine, struct path *path,
                    const term *args, LLVMValueRef call);
term builtin_update_both(struct machine *machine, struct path *path,
                         const term *args, LLVMValueRef call);

term builtin_copy(struct machine *machine, struct path *path, const term *args,
                  LLVMValueRef call);

/* Goes into a predicate, or an UPDATE.  Returns the guard around it. */
term enter_predicate(struct machine *machine, const struct path *path,
                     const term *args, LLVMValueRef call);
void leave_predicate(struct machine *machine, term guard);

/* Refuses a predicate that has changed what others see. */
void must_only_read(struct machine *machine, const struct path *path,
                    const struct path *inside, LLVMValueRef call);

/*
 * What a block gives for the indices of the innermost predicates, so many, or
 * does with them.
 */
term invoke(struct machine *machine, struct path *path, term block,
            uint32_t count, LLVMValueRef call);

/* Any number; and a jump of assembly to what stands elsewhere (lifted.c). */
term builtin_unknown(struct machine *machine, struct path *path,
                     const term *args, LLVMValueRef call);
term builtin_is_known(struct machine *machine, struct path *path,
                      const term *args, LLVMValueRef call);
term builtin_is_certain(struct machine *machine, struct path *path,
                        const term *args, LLVMValueRef call);
term builtin_jump(struct machine *machine, struct path *path, const term *args,
                  LLVMValueRef call);

/* Whether index is in [low, high). */
term is_between(struct terms *terms, term low, term index, term high);

/* Whether no index in [low, high) satisfies body, which has the first bound. */
term none_of(struct machine *machine, term low, term high, term body);

/* What a specification leaves open (open.c). */
term builtin_may_stop(struct machine *machine, struct path *path,
                      const term *args, LLVMValueRef call);
term builtin_anything(struct machine *machine, struct path *path,
                      const term *args, LLVMValueRef call);

/* The condition under which a leaf holds what is left open. */
term is_left_open(struct terms *terms, const struct node *node);

/* Others run (turns.c). */
term builtin_others(struct machine *machine, struct path *path,
                    const term *args, LLVMValueRef call);

/*
 * The number of the turn to which the program comes, for one of two reasons;
 * the specification opens it; the code meets it, or never does (NULL), in a
 * state that belongs to that in which the specification has come there.
 */
uint32_t number_of_turn(struct machine *machine, const char *what,
                        LLVMValueRef place);
struct turn *open_turn(struct machine *machine, const struct path *path);
struct turn *meet_turn(struct machine *machine, struct path *path,
                       uint32_t number, bool is_step, LLVMValueRef place);

/*
 * Loops of code and specification come to their heads.  For the step that any
 * is to run, unless it is NULL, what they write, by leaves, is unknown.
 */
void step_meets(struct activation *activation, const struct path *path,
                struct path *any, const bool *written, LLVMValueRef place);

/*
 * Notes that the code, which went this way, has let others run whenever its
 * specification does.  Returns when it has.
 */
term turns_end(struct machine *machine, struct path *code);

struct claim;

/* The relation: makes the overlay's components of the code's. */
void relate(struct machine *machine, const struct claim *claim,
            struct path *path);
void assume_invariants(struct machine *machine, const struct claim *claim,
                       const struct path *path);

/*
 * What code and specification leave, or bring to the head of loops in step,
 * must belong together (proof.c).
 */
void must_match(struct machine *machine, const struct claim *claim,
                struct path *code, const struct path *spec, bool is_step);

/* What is at the place that a pointer without choices points to. */
struct field {
	LLVMValueRef place;
	bool is_first;         /* nothing before it is copied */
	uint32_t bytes, width; /* of the leaf that is there, or 0 */
	uint32_t low;          /* the first of its bits that is there */
};

/*
 * Finds the field there.  Between fields is none, which is as good: nobody
 * reads it.  Returns false if the pointer is none to an object.
 */
bool field_at(struct machine *machine, struct path *path, term pointer,
              struct field *field);

/* What an operation of numbers gives, and what it obliges to. */
term arithmetic(struct machine *machine, const struct path *path,
                const term *args, LLVMValueRef instruction);

/* A comparison of numbers. */
term compare_numbers(struct terms *terms, LLVMIntPredicate predicate,
                     const term *args);

/* LLVM's functions that count and say if that overflows; part 1 of both. */
bool counts_overflow(const char *name);
term part_of_overflow(struct machine *machine, const char *name,
                      const term *args, uint32_t part);

/*
 * Whether pointers are equal; or NULL, with the numbers to compare instead in
 * args, where a comparison asks which of them is less.
 */
term compare_pointers(struct machine *machine, const struct path *path,
                      term *args, LLVMValueRef place);

/*
 * Puts in for a leaf that a loop has forgotten what the invariant says of all
 * its entries.  Returns whether there was such a leaf, and perhaps is another.
 */
bool frame_put_in(struct machine *machine, struct path *path, term invariant,
                  const bool *is_forgotten, uint32_t leaf_count);

/*
 * What the specification left to the code by SOME is what the code returns,
 * where path has come to.
 */
void machine_choose(struct machine *machine, const struct path *path,
                    term result);

/* The words of an AXIOM that a specification begins with, or NULL. */
const char *axiom_of(struct machine *machine, LLVMValueRef spec);

/* Whether what it says of bytes at pointers holds wherever these are. */
bool is_at_any_address(LLVMValueRef spec);

/* A pointer as a number, and back. */
term address_of(struct machine *machine, term pointer, LLVMValueRef place);
term pointer_of(struct machine *machine, term number);

/* Whether the address of a variable is added up in a number, or taken off. */
bool has_address(struct machine *machine, term number);

/*
 * Whether an access is to so many bytes of MEMORY, and not to one (words.c);
 * then they are loaded, or stored, with one obligation.
 */
bool is_word(struct machine *machine, const struct path *path, term pointer,
             uint32_t count);
term load_word(struct machine *machine, const struct path *path, term pointer,
               uint32_t count, LLVMValueRef place);
void store_word(struct machine *machine, struct path *path, term pointer,
                term value, LLVMValueRef place);

/*
 * Whether nobody may read or write an object: its function has returned, it is
 * one, or a specification has made a number of its address to get there.
 */
bool is_out_of_reach(const struct machine *machine,
                     const struct object *object);

/*
 * Whether a number may be the address of a variable, and not only of MEMORY,
 * where guard holds.
 */
bool may_be_variable(struct machine *machine, term guard, term number);

/*
 * Whether what a specification reads and writes is there wherever what it
 * requires holds, as a proof of its own shows (spare.c).
 */
bool is_shown_below(struct machine *machine, LLVMValueRef spec);

/*
 * Notes that an init has called a specification: if it is that of an init
 * below, all states from there on are such as layers below can be in.
 */
void note_begin(struct machine *machine, LLVMValueRef call, LLVMValueRef spec);

/*
 * Whether an init's code has left such a state: it has done nothing, behind an
 * init below, but calls that keep the invariants.
 */
bool keeps_below(const struct machine *machine);

/* Notes that an instruction writes to an object. */
void note_write(struct machine *machine, const struct object *object,
                LLVMValueRef place);

/* Where the last of all variables ends. */
term image_end(struct machine *machine);

/* The bits that are 0 in a multiple of so many bytes, or of an unknown 0. */
uint32_t zeroes_of(uint32_t alignment);

/* Makes what an object holds something that nobody has written. */
void undefine(struct machine *machine, struct store *store,
              const struct object *object);

/* Whether a value is none that a function's variable has from nowhere. */
term is_written(struct machine *machine, term value);

/* A value that is loaded was stored before, by somebody. */
void must_be_written(struct machine *machine, const struct path *path,
                     term value, LLVMValueRef load);

/* A byte that is taken for a truth is 0 or 1. */
void must_be_truth(struct machine *machine, const struct path *path, term byte,
                   LLVMValueRef instruction);

/* Whether an optimiser has noted that a byte which is loaded is one. */
bool reads_truth(LLVMValueRef load);

/*
 * Bytes behind pointers (bytes.c): whether so many are there; whether those at
 * two places have none in common; and copies of them.
 */
term builtin_has_bytes(struct machine *machine, struct path *path,
                       const term *args, LLVMValueRef call);
term builtin_are_apart(struct machine *machine, struct path *path,
                       const term *args, LLVMValueRef call);

/* Whether a specification says how many bytes a parameter points to. */
bool takes_bytes(LLVMValueRef spec, uint32_t param);

/* A pointer to bytes, of which it is not known how many there are. */
term parameter_to_bytes(struct machine *machine, struct path *path,
                        LLVMValueRef param);

enum { PARAMETERS_MOST = 16 };

/* Whether a specification takes for a number what code takes for a pointer. */
bool is_told_as_number(LLVMTypeRef code, LLVMTypeRef spec);

/*
 * A parameter: any number, or a pointer to an object of its type, which nobody
 * else points to.
 */
term parameter(struct machine *machine, struct path *path, LLVMValueRef param);

/* Copies a path, with the values of a function of so many. */
struct path path_copy(struct machine *machine, const struct path *path,
                      uint32_t slots);

/*
 * What is so of the first of two guards of ways, and not of the other, where it
 * is known that one of them was gone.
 */
term choice_of(struct terms *terms, term one, term other);

/* Whether who goes one way, goes the other, as far as that is seen. */
bool is_on_way(term guard, term other);

/* Where one of two ways is gone: what both have in common stands by itself. */
term guard_of_either(struct terms *terms, term one, term other);

/* Two paths that meet. */
struct path path_merge(struct machine *machine, const struct path *a,
                       const struct path *b, uint32_t slots);
