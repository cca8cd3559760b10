/* How near two spellings are, for "did you mean". */
#pragma once

#include <stdbool.h>

/*
 * The number of bytes inserted, deleted, replaced or swapped with their
 * neighbour that turn a into b (optimal string alignment); a text longer than
 * 63 bytes counts as far from any other.
 */
unsigned spelling_distance(const char *a, const char *b);

/* Whether b is near enough to a to be what its writer meant. */
bool spelling_is_near(const char *a, const char *b);

/* A search among words for the one that is meant by another. */
struct spelling_search {
	const char *word;
	bool has_found;
	unsigned distance; /* of what was found */
};

/* Whether other is near to the word, and nearer than all that came before. */
bool spelling_nearer(struct spelling_search *search, const char *other);
