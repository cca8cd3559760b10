/*
 * The machine that runs C on terms instead of numbers.
 *
 * It runs LLVM's bitcode as clang makes it without optimisation, where every
 * variable is in memory.  Where ways part, both are run; where they meet, they
 * become one.  What must hold on the way is an obligation, which proof.h shows
 * or refutes.  What the machine does not know it refuses, with its place: it
 * never answers for something else.
 */
#pragma once

#include <llvm-c/Core.h>
#include <llvm-c/Target.h>

#include "../base/map.h"
#include "../base/names.h"
#include "memory.h"
#include "solver.h"

/* How many of ALL and the like may be inside each other. */
enum { PREDICATES_MOST = INDICES_MOST };

/* Two states of the same components: below the code, and of the overlay. */
enum world { WORLD_CODE, WORLD_SPEC };

enum obligation_kind {
	MUST_BE_IN_BOUNDS,
	MUST_BE_OBJECT, /* a pointer that is followed */
	MUST_BE_WRITABLE,
	MUST_BE_FUNCTION, /* what is called by its address */
	MUST_BE_WRITTEN,  /* what is read of a function's variable */
	MUST_BE_TRUTH,    /* a byte that is read as one */
	MUST_BE_APART,    /* what is copied, and where to */
	MUST_BE_IN_ONE,   /* pointers that are compared, or subtracted */
	MUST_NOT_DIVIDE_BY_ZERO,
	MUST_NOT_OVERFLOW,  /* as signed numbers */
	MUST_SHIFT_LESS,    /* than there are bits */
	MUST_BE_REQUIRED,   /* what a primitive of the underlay asks for */
	MUST_NOT_STOP,      /* unless the specification does */
	MUST_HOLD_AT_FIRST, /* an invariant of a loop */
	MUST_BE_KEPT,       /* an invariant of a loop */
	MUST_DECREASE,      /* what ends a loop */
	MUST_END,           /* a loop without invariant, in so many steps */
	MUST_BE_UNREACHED,  /* what the compiler takes for unreachable */
	MUST_RETURN_SAME,
	MUST_AGREE, /* a component, after code and specification */
	MUST_BE_INVARIANT,
	MUST_HOLD, /* an assertion of a test */
};

struct obligation {
	enum obligation_kind kind;
	term guard, property; /* whenever the first holds, so must the second */
	const char *text;     /* what it is about, or NULL */
	LLVMValueRef place;   /* its instruction, or NULL */
	const char *file;     /* or NULL */
	uint32_t line;
};

/*
 * What ALL, FIRST, COUNT or SUM asks of the indices in [low, high).  The answer
 * is a symbol of the indices of the questions around it.
 */
struct question {
	term answer;
	term witness;    /* an index to which the answer is due */
	term definition; /* of both */
	term guard;      /* where it holds, so does body for all indices: */
	term low, high, bound, body;
	term amount; /* what each index adds to the answer, or NULL */
};

/* SOME index in [low, high) with body, or high: what the code chooses. */
struct choice {
	term value; /* or NULL */
	term low, high, body;
	term guard; /* of the specification's way there */
};

/* An entry of a leaf that is read. */
struct reading_of {
	uint32_t leaf;
	term guard, indices[INDICES_MOST];
};

struct name_list LIST(const char *);
struct reading_list LIST(struct reading_of);
struct term_facts LIST(term);
struct module_list LIST(LLVMModuleRef);
struct object_list LIST(struct object *);
struct obligation_list LIST(struct obligation);

/* A variable of a function, and what is in its leaves. */
struct own {
	const struct object *object;
	bool is_written; /* in the loop */
	const struct node **before, **after;
};

struct own_list LIST(struct own);

/*
 * A time at which the specification lets others run, and the code must; or at
 * which loops that go in step come to their heads.
 */
struct turn {
	bool is_step;
	term guard, met;     /* when it does; when the code does */
	struct store before; /* what the specification leaves them */
	struct store after;  /* what they leave, or any step finds */
	struct own_list own; /* of the specification's loop */
	bool has_all; /* what the layer introduces is written in the loop */
};

/* Where a run of the machine is on one of its ways. */
struct path {
	term guard; /* the condition under which it goes this way */
	struct store store;
	term *values; /* of the function's instructions */
};

struct claim;

struct machine {
	struct arena *arena;
	struct names *names;
	struct terms terms;
	struct memory memory;
	LLVMContextRef context;
	LLVMTargetDataRef data;
	struct module_list modules; /* the layer's, then from the lowest up */
	uint32_t own;               /* how many are the layer's; 0: all */
	struct object_list objects; /* by their ids */
	struct map globals[2]; /* of each world, by LLVM's value or a name */
	struct map functions;  /* by LLVM's value: their objects */
	struct map codes;      /* by LLVM's value: struct code */
	struct map shared;     /* names of components in either world */
	struct map passing;    /* of those, what others than the layer write */
	bool in_invariant;     /* of the layer itself */
	struct map ended; /* names of components that layers below abstract */
	bool has_named_ended;    /* since it was set to false */
	bool is_function;        /* what runs depends on the state alone */
	struct leaf_list leaves; /* of all objects, by their ids */
	enum world world;
	struct map introduced;   /* names of the specification's world alone */
	bool is_quiet;           /* nothing is an obligation */
	bool assumes_required;   /* what is required is assumed */
	struct term_facts facts; /* hold on every way */
	struct term_facts definitions; /* of symbols, whatever way it is */
	struct term_facts places;      /* where variables are, the same */
	struct map texts;              /* of instructions, where asked for */
	struct map bases; /* the objects whose addresses symbols are */
	bool is_anywhere; /* what is proved has to hold of all bytes alike */
	struct object_list located; /* those of them that are global */
	term image_end;             /* they are all below it, or NULL */
	struct map written;   /* whether terms are, that were asked about */
	struct map asked;     /* struct question by its words, */
	struct map questions; /* and by the answer's symbol */
	struct obligation_list obligations;
	struct map accesses; /* by what they oblige to: the last such, from 1 */
	struct term_facts annotated[2]; /* a loop's invariant and variant */
	bool goes_in_step;              /* with the specification's */
	const struct store *entry;      /* memory when the code began */
	const struct store
		*loop_entry; /* when the loop that is spoken of did */
	bool is_old;         /* OLD or ENTRY is evaluated */
	struct store kept;   /* meanwhile */
	struct choice choice;
	term stopped[2];        /* when each world's program stopped */
	term stopped_below;     /* or may have, says the specification */
	uint32_t depth, unroll; /* of calls; steps of loops */
	struct solver *solver;  /* to see which ways there are */
	struct told {
		uint32_t facts, definitions, places; /* so many of each */
	} told;          /* to it, to which all questions add theirs */
	bool asks_twice; /* CaDiCaL as well */
	struct opinions opinions;
	uint32_t predicates; /* inside which it is */
	bool in_update;
	const struct claim *claim; /* that is proved, or NULL */
	uint32_t global_leaves;    /* leaves of variables of modules */
	struct turn_list LIST(struct turn) turns;
	uint32_t turn_counts[2]; /* of each world, so far */
	/* Where the code is in the midst of a loop that is run for one step,
	 * or where no step begins; NULL: nowhere. */
	term amidst;
	uint32_t cuts; /* loops inside which it is, that are run for one step */
	struct object *stack;    /* of the assembly that is run, or NULL */
	struct map in_registers; /* names of primitives in assembly style */
	struct map shown;  /* of those below whose own proofs are about them */
	bool is_spared;    /* in one's specification: see spare.c */
	bool is_marred[2]; /* of each world: it is no state of layers below */
	struct map begins; /* inits below, behind which it is one */
	bool is_begun[2];  /* of each world, in an init: it was behind one */
	term predicate_guard; /* of the ways that ask, and their indices */
	struct reading_list readings; /* that an UPDATE has done */
	/* The index of each predicate, and in obligations any such. */
	term indices[PREDICATES_MOST], any[PREDICATES_MOST];
	term counted; /* the index, where counts are compared */
	/* Told why the machine does not go on, and where; file may be NULL. */
	void (*refused)(struct machine *machine, const char *file,
	                uint32_t line, const char *why)
		__attribute__((noreturn));
	void *client; /* of refused */
};

void machine_init(struct machine *machine, struct arena *arena,
                  struct names *names);

/*
 * Reads a file of bitcode.  Returns NULL, or why that cannot be done.
 * Functions and variables of all modules that have the same name are one.
 */
const char *machine_load(struct machine *machine, const char *path);

/* A function of this name that has a body, or NULL: the first there is. */
LLVMValueRef machine_function(struct machine *machine, const char *name);

/* The layer's own, or NULL. */
LLVMValueRef machine_own(struct machine *machine, const char *name);

/* The names of all functions, in the order of modules, each once. */
struct name_list machine_names(struct machine *machine);

/*
 * What a name means in the layer's own modules, or in one below: its own, or
 * the nearest below it.
 */
LLVMValueRef machine_nearest(struct machine *machine, uint32_t module,
                             const char *name);

/*
 * The specification of a primitive that a function calls, or NULL.  Code that
 * calls what its layer restates calls what is below: the layer's own words are
 * true where its invariant holds, as it may not half way.
 */
LLVMValueRef machine_spec_for_caller(struct machine *machine,
                                     LLVMValueRef caller, const char *name);

/* The place of a function's module among all. */
uint32_t machine_module_of(struct machine *machine, LLVMValueRef function);

/* Gives every variable of all modules a place in path's store. */
void machine_begin(struct machine *machine, struct path *path);

/* Sets a module's variables to what they are in the program's image. */
void machine_reset(struct machine *machine, struct path *path,
                   LLVMModuleRef module);

/* Makes all that variables hold unknown; in both worlds, as at the begin. */
void machine_forget(struct machine *machine, struct path *path);

/* The object of a variable in a world. */
struct object *machine_global(struct machine *machine, enum world world,
                              LLVMValueRef global);

/*
 * Whether a specification may speak of a variable: it is its own, constant, or
 * a component of the overlay.
 */
bool machine_may_name(struct machine *machine, LLVMValueRef global);

/* Whether what passes through the layer, and is not its own, writes it. */
bool machine_is_passing(struct machine *machine, LLVMValueRef global);

/* Whether a layer below, and not this one, abstracts it away. */
bool machine_is_ended(struct machine *machine, LLVMValueRef global);

/*
 * The bytes that are at no variable, by their addresses: a variable MEMORY, or
 * NULL if there is none.
 */
struct object *machine_memory(struct machine *machine);

/*
 * A new object of a type, all unknown, in the store; debug is what debuggers
 * know of the type, or NULL.
 */
struct object *machine_object(struct machine *machine, struct store *store,
                              const char *name, LLVMTypeRef type,
                              LLVMValueRef debug);

/*
 * Runs a function from where path is.  Path goes on where it returns, with
 * a guard that is 0 where it does not.  Returns its result, or NULL.
 */
term machine_run(struct machine *machine, LLVMValueRef function,
                 const term *args, struct path *path);

/* Adds an obligation, at the place of an instruction or of none (NULL). */
void machine_oblige(struct machine *machine, const struct path *path,
                    enum obligation_kind kind, term property, const char *text,
                    LLVMValueRef place);

/* The same for each of the parts that the property is put together of by and.
 */
void machine_oblige_parts(struct machine *machine, const struct path *path,
                          enum obligation_kind kind, term property,
                          const char *text, LLVMValueRef place);

/* Assumes what holds on every way. */
void machine_assume(struct machine *machine, term fact);

/* Ends the run: there is something the machine does not know. */
_Noreturn void machine_refuse(struct machine *machine, LLVMValueRef place,
                              const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/*
 * Has the machine's solver forget all that it was told, and what it has taken
 * of memory.
 */
void machine_begin_solver(struct machine *machine);

/* Leaves the first facts, of which the solver forgets the others. */
void machine_forget_facts(struct machine *machine, uint32_t count);

/* Whether a way can be gone at all, as far as the solver finds out. */
bool machine_is_feasible(struct machine *machine, term guard);

/* The same with more effort, for what is not asked again. */
bool machine_is_possible(struct machine *machine, term guard);

/* The value of type from memory, or to memory. */
term machine_load_value(struct machine *machine, struct path *path,
                        term pointer, uint32_t bytes, uint32_t width,
                        LLVMValueRef place);
void machine_store_value(struct machine *machine, struct path *path,
                         term pointer, uint32_t bytes, term value,
                         LLVMValueRef place);

/* Copies so many bytes; for _apart none of them may be in both places. */
void machine_copy(struct machine *machine, struct path *path, term to,
                  term from, uint32_t bytes, LLVMValueRef place);
void machine_copy_apart(struct machine *machine, struct path *path, term to,
                        term from, uint32_t bytes, LLVMValueRef place);
void machine_fill(struct machine *machine, struct path *path, term to,
                  term byte, uint32_t bytes, LLVMValueRef place);
