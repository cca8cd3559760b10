/*
 * Memory of the programs that are looked at: objects, their leaves, and what
 * is in each leaf.
 *
 * An object is a variable.  Its leaves are the numbers and pointers in it, one
 * for each path of fields: an array of structures has a leaf for each of their
 * fields, which is a function of the index.  So a write to one field touches
 * no other, and arrays cost as little as they have entries that matter.
 *
 * A pointer is a term of 64 bits: the number of its object above an offset in
 * bytes.  Object 0 has none: NULL is 0, and an address that a program makes of
 * a number is an offset in it (address.c).
 */
#pragma once

#include "term.h"

enum { POINTER_BITS = 64, POINTER_BYTES = 4 };

struct dimension {
	uint32_t stride; /* bytes from one entry to the next */
	uint32_t count;
};

struct leaf {
	uint32_t id;
	const char *path; /* ".norm", "[].next", "" */
	bool is_named;    /* by the path, with numbers for indices, in C */
	bool is_truth;    /* a bool, of which C sees one bit */
	bool is_written;  /* by a primitive or its specification */
	uint32_t offset;  /* of its first entry, in bytes */
	uint32_t bytes;   /* of an entry */
	uint32_t width;   /* of its terms, in bits */
	uint32_t rank;    /* how many dimensions it has */
	struct dimension dimensions[INDICES_MOST]; /* the outermost first */
};

struct leaf_list LIST(struct leaf);

struct object {
	uint32_t id;
	const char *name;
	uint32_t size;        /* in bytes; the most, where length is not NULL */
	term length;          /* of a buffer: its size, which is unknown; and */
	term told;            /* what the specification says that it is */
	const void *function; /* what it is the address of, or NULL */
	struct leaf_list leaves;
	term base;          /* its address, or NULL while nobody asks */
	uint32_t zeroes;    /* lowest bits of its address that are 0 */
	bool is_global;     /* a variable of a module, or a function */
	bool is_constant;   /* nobody writes to it */
	bool is_component;  /* of the state that specifications speak of */
	bool is_introduced; /* the overlay has it alone */
	bool is_abstract;   /* and a relation makes it of others */
	bool is_dead;       /* the function that it was in has returned */
	bool is_given;      /* a parameter of what is proved points to it */
};

enum node_kind {
	NODE_BASE,   /* a symbol of as many indices */
	NODE_VALUE,  /* of a leaf without dimensions */
	NODE_TABLE,  /* a constant for each index, of one dimension */
	NODE_WRITE,  /* another, but for one index */
	NODE_MERGE,  /* one of two */
	NODE_LAMBDA, /* a term with the memory's bound indices */
};

/* What is in a leaf; the same address where the same was made of the same. */
struct node {
	enum node_kind kind;
	uint32_t id, rank, count;
	struct symbol *symbol;
	term value; /* written, of the lambda, or the condition of a merge */
	term indices[INDICES_MOST];
	const struct node *next, *other;
	const term *table;
};

/* What is in all leaves, by their ids. */
struct store {
	const struct node **nodes;
	uint32_t count;
};

struct memory {
	struct terms *terms;
	struct arena *arena;
	term bounds[INDICES_MOST]; /* the indices of lambdas */
	const struct node **slots; /* every node, to find it again */
	struct reading *readings;  /* what reads gave */
	uint32_t node_count, slot_count, reading_count, reading_slots;
};

void memory_init(struct memory *memory, struct terms *terms);

const struct node *node_base(struct memory *memory, struct symbol *symbol);
const struct node *node_value(struct memory *memory, term value);
const struct node *node_table(struct memory *memory, const term *table,
                              uint32_t count);
const struct node *node_write(struct memory *memory, const struct node *next,
                              const term *indices, term value);
const struct node *node_lambda(struct memory *memory, uint32_t rank, term body);
const struct node *node_merge(struct memory *memory, term condition,
                              const struct node *a, const struct node *b);

/* A node of which nothing is known, for a leaf. */
const struct node *node_unknown(struct memory *memory, const char *name,
                                const struct leaf *leaf);

/* What is there; indices are as many as the node has dimensions. */
term node_read(struct memory *memory, const struct node *node,
               const term *indices);

/* A copy that can be changed. */
struct store store_copy(struct memory *memory, const struct store *store);

/* Sets what is in a leaf; the store grows for it. */
void store_set(struct memory *memory, struct store *store, uint32_t leaf,
               const struct node *node);

/* a where the condition is 1, b elsewhere; leaves that only one has are its. */
struct store store_merge(struct memory *memory, term condition,
                         const struct store *a, const struct store *b);

/* How many bytes it has. */
term object_size(struct terms *terms, const struct object *object);

/* A pointer to the object, so many bytes from its begin. */
term pointer_to(struct terms *terms, const struct object *object, term offset);

/* The pointer, by so many bytes further. */
term pointer_add(struct terms *terms, term pointer, term bytes);

/* Its offset in its object. */
term pointer_offset(struct terms *terms, term pointer);
