/*
 * What tests of layers are written in: random calls of a layer's primitives, by
 * their code over the specifications below and by their own specifications.
 *
 * `layerc verify --random` writes a table for each layer.  Every call is made
 * by both from the same state, and has to return and to leave the same.
 */
#pragma once

#include "layerc_spec.h"

/* Invariants of loops are proved, not tried. */
#undef LOOP
#undef STEPS
#undef TURNS
#define LOOP(invariant, variant) ((void)0)
#define STEPS(invariant, variant) ((void)0)
#define TURNS(invariant) ((void)0)

enum { RANDOM_WORDS = 8, RANDOM_DIMENSIONS = 4, RANDOM_MOST = 256 };

/* How code is called. */
enum random_style {
	RANDOM_C,
	RANDOM_ASSEMBLY,  /* as C, but what layerc-lift has made of it */
	RANDOM_REGISTERS, /* the same, and its words are registers */
};

enum { RANDOM_STACK = 96 };

struct random_primitive {
	const char *name;
	void (*code)(void), (*spec)(void); /* of other types, all of them */
	const uint32_t *numbers;           /* of which they speak, or NULL */
	uint32_t bits;                     /* of its result; 0: none */
	uint32_t count;                    /* of words that it takes, */
	uint8_t of_word[RANDOM_WORDS];     /* their bits, or 0: a pointer */
	enum random_style style;
	bool is_axiom; /* what is behind numbers may be nothing of its own */
};

/* The numbers of one kind in a component: "AT[].norm". */
struct random_leaf {
	const char *name;
	uint8_t *first;
	uint32_t bytes; /* of a number */
	struct {
		uint32_t count, stride;
	} dimensions[RANDOM_DIMENSIONS];
};

/* A component of the overlay. */
struct random_component {
	uint8_t *bytes;
	uint32_t size;
	uint32_t first_leaf, leaf_count;
	bool is_related; /* code leaves it to the relation to restrict it */
};

struct random_invariant {
	const char *name;
	bool (*holds)(void);
};

/* A table ends with an entry that is 0; of components MEMORY is at 0, too. */
struct random_layer {
	const struct random_primitive *primitives;
	/* Of layers below, which this one leaves: their code is none. */
	const struct random_primitive *passed;
	/* What tests of the layer are prepared by now and then, or none. */
	const struct random_primitive *prepare;
	void (*others)(void); /* what others do in its tests, or NULL */
	const struct random_leaf *leaves;
	const struct random_component *components;
	uint8_t *pointed_to; /* bytes for arguments, a component, too */
	uint32_t pointed_to_size;
	const struct random_invariant *invariants;
	void (*const *starts)(void); /* make the state that tests begin in */
	void (*init)(uint32_t);      /* the layer's or the nearest, or NULL */
	const struct random_primitive
		*own_init;      /* that is code here, or NULL */
	void (*abstract)(void); /* makes components of variables, or NULL */
	struct x86_cpu *cpu;    /* layerc_x86.h */
	uint32_t *stack;        /* of a call of assembly: RANDOM_STACK words */
	void (*const *in_registers)(void); /* what is called so, and NULL */
};

extern const struct random_layer random_layer;

/* How much specifications may look at. */
extern uint32_t layerc_left;

/* How a call ends. */
enum random_end {
	RANDOM_RETURNS,
	RANDOM_UNDEFINED, /* the specification does not say what happens */
	RANDOM_STOPS,
	RANDOM_OTHERS,  /* others run: what they find is compared */
	RANDOM_UNCLEAR, /* something is called that cannot be run here */
	RANDOM_CHOOSES, /* the specification wants to know what the code did */
	RANDOM_TRAPS,   /* it does what C leaves undefined */
	RANDOM_LOST,    /* it goes where there is no memory */
	RANDOM_MUCH,    /* it writes more than can be kept */
	RANDOM_DEAR,    /* the specification looks at more than it may */
};

/* What is known of a primitive so far. */
struct random_count {
	uint32_t calls;    /* that code and specification both made */
	uint32_t refusals; /* of them, that stop or leave all as it was */
	uint32_t stops;    /* of those, that stop */
	uint32_t unclear;  /* that could not be run */
	uint64_t last;     /* what the last one returned */
	uint64_t work;     /* of the specification, for all */
};

struct comparison;

/* What makes calls, and is told of them. */
struct random_driver {
	uint32_t (*choose)(uint32_t limit); /* a number below; not of 0 */
	/* Told what is not as specified; name may be NULL.  It is the end. */
	void (*differs)(const char *name, const char *text);
	/* When a specification is run, and has said what happens; or NULL. */
	void (*spec_begins)(void), (*spec_ends)(void);
	/* How many parts of it were reached since; or NULL. */
	uint32_t (*progress)(void);
	/* What it and the code have compared since; or NULL, with progress. */
	uint32_t (*compared)(const struct comparison **comparisons);
	uint32_t attempts; /* more, for words that specifications want */
	bool goes_back;    /* it calls random_reset, */
	bool begins_anew;  /* or random_begin_anew */
};

/* Makes the state that tests begin in.  Returns false where that cannot be. */
bool random_begin(const struct random_driver *driver);

/*
 * Makes the state anew, in another machine if there are several, and chooses
 * what is called from there on.  Returns false where that cannot be.
 */
bool random_begin_anew(void);

/* Makes one call. */
void random_step(void);

/* Looks whether invariants hold. */
void random_check(void);

/* Puts back the state that random_begin left. */
void random_reset(void);

/* What came of the nth primitive. */
struct random_count random_count_of(uint32_t nth);

/* A primitive of the underlay is what its specification says, ... */
#define RANDOM_BELOW(name) \
	__asm__(".text\n.globl " #name "\n" #name ": jmp spec_" #name)

/* ... for the layer's own specifications, too, if they say no other, ... */
#define RANDOM_STILL(name) \
	__asm__(".text\n.globl layerc_own_" #name "\n" \
	        "layerc_own_" #name ": jmp spec_" #name)

/* ... and what has none cannot be called. */
#define RANDOM_MISSING(name) \
	__asm__(".text\n.globl " #name "\n" #name ": jmp random_missing")

/* What the linker says of the image: all of it is before memory begins. */
#define RANDOM_PLACE(name) __asm__(".globl " #name "\n.set " #name ", 0x500000")
