/*
 * The documents that an editor has open: their texts stand in for what the
 * disk has.
 */
#pragma once

#include <jansson.h>
#include <stdbool.h>

#include "../base/list.h"

struct document {
	struct arena arena; /* of the text alone, which changes often */
	const char *uri;    /* as the editor writes it */
	const char *path;   /* from the project's root; NULL: not in it */
	json_int_t version;
	char *text; /* NUL-terminated UTF-8; NULL: it is closed */
	uint32_t size;
};

struct documents {
	struct arena *arena;
	const char *root; /* absolute; NULL: there is no project */
	struct {
		struct document **items;
		uint32_t count, capacity;
	} all;
};

/*
 * Each takes the params of its notification.  Returns false if these are not
 * as the protocol has them, or the document is not open, or is already.
 */
bool documents_open(struct documents *documents, const json_t *params);
bool documents_change(struct documents *documents, const json_t *params);
bool documents_close(struct documents *documents, const json_t *params);

/* Gives the memory of all texts back. */
void documents_free(struct documents *documents);

/* Returns the open document of a URI or of a path, or NULL. */
struct document *documents_find(const struct documents *documents,
                                const char *uri);
struct document *documents_at(const struct documents *documents,
                              const char *path);

/* The path of a URI from the project's root, or NULL if it is not in it. */
const char *documents_path(const struct documents *documents,
                           struct arena *arena, const char *uri);

/* The URI of a path from the root, as the editor writes it. */
const char *documents_uri(const struct documents *documents,
                          struct arena *arena, const char *path);
