/*
 * Where the addresses of functions and variables get to, in the whole program:
 * for each variable, parameter and result the addresses that it may hold.
 *
 * Inclusion between sets, without an order of statements and without parts of
 * variables (L. O. Andersen, "Program Analysis and Specialization for the C
 * Programming Language", 1994, chapter 4).  What the code of another language
 * does with an address is not seen, and neither is what no transfer leads to:
 * such a set holds the unknown address.
 */
#pragma once

#include "program.h"

struct address {
	const struct module *module; /* NULL: the unknown address */
	const struct unit *unit;     /* of the place where it was taken */
	const char *symbol;
	const char *local; /* a variable on the stack of symbol, or NULL */
	const struct definition *definition; /* NULL when it is nowhere */
	const struct transfer *taken;        /* the first place */
	bool function;
};

struct address_list LIST(const struct address *);

/* What may be in one place. */
struct holder {
	struct map has; /* an address to itself */
	struct address_list items;
};

struct holders LIST(struct holder *);

/* One name that an address may be held under. */
struct entity {
	const struct module *module; /* that defines it, or NULL */
	const struct definition *definition;
	const char *symbol;
	struct holder value, result, called;
	struct map locals;    /* a name to struct holder */
	struct map addresses; /* the same to struct address */
	struct address *address;
	struct {
		struct holder **items;
		uint32_t count, capacity;
	} arguments;
};

/* A transfer with the places that it connects. */
struct link {
	const struct module *module;
	const struct unit *unit;
	const struct transfer *transfer;
	struct entity *from_entity, *to_entity;
	struct holder *from, *to;
};

struct addresses {
	const struct program *program;
	struct map entity_by_key; /* see addresses.c */
	struct map called_by_assembly;
	struct address unknown;
	struct holder outside; /* holds the unknown address */
	struct {
		struct link *items;
		uint32_t count, capacity;
	} links;
	struct {
		const struct link **items;
		uint32_t count, capacity;
	} calls; /* the links through which functions are called */
	struct holders sources, targets, next; /* for one link */
	bool changed;
};

/* Gathers the transfers of all units and solves them. */
struct addresses *addresses_solve(const struct program *program);

/* Returns the name as a unit of a module has it; NULL for no such name. */
struct entity *addresses_entity(struct addresses *addresses,
                                const struct module *module,
                                const struct unit *unit, const char *symbol);

/* Returns the addresses that go where a link leads; some perhaps twice. */
struct address_list addresses_of_link(struct addresses *addresses,
                                      const struct link *link);

/*
 * Returns the pointers through which a link stores, or the functions to which
 * it passes an argument without naming them.
 */
struct address_list addresses_followed(struct addresses *addresses,
                                       const struct link *link);

/* What a variable holds whose address is known. */
struct holder *addresses_inside(struct addresses *addresses,
                                const struct address *address);

/* Whether it is the address of a function that the program has. */
bool address_is_function(const struct address *address);
