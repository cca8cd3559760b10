/*
 * Facts as bytes: what a worker hands to its parent, and what the cache keeps.
 *
 * One function describes each struct for both directions: a store writes, or
 * reads what was written, and the same line does either.  A field that is
 * added to a struct of facts.h or creader.h gets its line in store_facts.c.
 *
 * Names and files are written out where they first come up and by number after
 * that.  Bytes may come from a damaged cache: whatever they hold, reading ends
 * within them, and store_read_* return false when they make no sense.
 */
#pragma once

#include "../base/text.h"
#include "creader.h"
#include "object.h"

/* What was written out already. */
struct store_known {
	struct map numbers; /* writing: address to 1 + number */
	const void **items; /* reading: by number */
	uint32_t count, capacity;
};

struct store {
	struct arena *arena;
	struct sources *sources; /* reading: also where names go */
	bool reads, damaged;
	struct text out;               /* writing */
	struct path_list files;        /* writing: those that spans are in */
	const unsigned char *at, *end; /* reading */
	struct store_known names;
	struct store_known spanned; /* files that spans are in */
};

/* Returns a store that writes to out. */
struct store store_writer(struct arena *arena);

/* Returns one that reads bytes; names and files go to the given table. */
struct store store_reader(struct arena *arena, struct sources *sources,
                          const void *bytes, size_t size);

/* Whether reading went well and nothing is left over. */
bool store_is_done(const struct store *store);

/* The fields, by address: written, or set to what was read. */
void store_number(struct store *store, uint32_t *number);
void store_long(struct store *store, uint64_t *number);
void store_flag(struct store *store, bool *flag);
void store_name(struct store *store, const char **name);
void store_span(struct store *store, struct span *span);

/* Any bytes; what was read stays where it was. */
void store_bytes(struct store *store, const char **bytes, size_t *size);

/* An enumerator, which is below limit. */
#define store_choice(store, choice, limit) \
	(*(choice) = store_enumerator((store), (uint32_t) * (choice), (limit)))
uint32_t store_enumerator(struct store *store, uint32_t value, uint32_t limit);

/* The items of a list, each by a function that takes store and item. */
#define store_list(store, list, item) \
	do { \
		(list)->items = \
			store_items((store), (list)->items, &(list)->count, \
		                    sizeof(*(list)->items)); \
		(list)->capacity = (list)->count; \
		for (uint32_t number_ = 0; \
		     number_ < (list)->count && !(store)->damaged; number_++) \
			item((store), &(list)->items[number_]); \
	} while (0)
void *store_items(struct store *store, void *items, uint32_t *count,
                  size_t size);

/* The structs that travel. */
void store_cunit(struct store *store, struct cunit *cunit);
void store_header(struct store *store, struct header *header);
void store_unit(struct store *store, struct unit *unit);
void store_object(struct store *store, struct object_facts *facts);
