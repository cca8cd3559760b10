/*
 * Random calls of a layer's primitives, by their code over the specifications
 * below and by their own specifications.  random.py writes what is declared
 * here, for each layer.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct random_primitive {
	const char *name;
	uint32_t count; /* of its arguments, which are numbers */
	uint64_t (*code)(const uint32_t *args);
	uint64_t (*spec)(const uint32_t *args);
};

/* A component of the layer's overlay. */
struct random_component {
	const char *name;
	const uint8_t *bytes;
	uint32_t size;
};

struct random_invariant {
	const char *name;
	bool (*holds)(void);
};

extern const struct random_primitive random_primitives[];
extern const struct random_component random_components[];
extern const struct random_invariant random_invariants[];
extern const uint32_t random_primitive_count, random_component_count,
	random_invariant_count;

/* The layer's init, or the nearest below. */
void random_init(uint32_t mbi);

/* Makes components of variables. */
void random_abstract(void);
