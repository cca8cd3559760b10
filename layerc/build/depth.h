/*
 * How deep stacks get: for each entry point of an image the most bytes that
 * its calls take, and the chain of calls that takes them.
 *
 * Frames come from the instructions of the objects that were linked; calls
 * through pointers from what whole.h has found out of the sources.
 */
#pragma once

#include "../calculus/program.h"
#include "plan.h"

struct depth_node;

/* A function where a stack begins. */
struct depth_entry {
	const char *name;
	const char *what; /* "boot", "callback" */
	bool is_client;   /* a client's function */
	uint32_t bytes;   /* at most */
	const struct depth_node *node;
	const struct depth_node *vague; /* why it may be more, or NULL */
};

struct depth_entries LIST(struct depth_entry);

/* One function of the chain that takes most. */
struct depth_step {
	const char *function, *module;
	const struct definition *definition; /* or NULL */
	uint32_t bytes; /* up to the call of the next one, or in all */
	uint32_t times; /* that it is on the stack, at most */
};

struct depth_steps LIST(struct depth_step);

/*
 * Computes the depth of every entry point of an image, whose objects are made.
 * Returns NULL, or the path of an object that cannot be read.
 */
const char *depth_compute(const struct plan *plan,
                          const struct program *program,
                          const struct plan_image *image,
                          struct depth_entries *entries);

/* Fills *steps with the deepest chain from an entry. */
void depth_chain(struct arena *arena, const struct depth_entry *entry,
                 struct depth_steps *steps);

/* Says what is not known of a function's own calls or frame. */
const char *depth_vague(const struct depth_node *node);

/* Holds the entries against the 'depth' lines of the kernel. */
void depth_check(const struct plan *plan, const struct program *program,
                 const struct plan_image *image);

/* Prints the entries of an image with their chains. */
void depth_print(const struct plan *plan, const struct program *program,
                 const struct plan_image *image);
