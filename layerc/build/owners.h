/*
 * Which files belong to which layer, as the manifests of the project say it.
 *
 * A file that a layer names (source, header) belongs to it.  So does what no
 * manifest names and stands in a folder in which the files of one layer stand
 * and nobody else's: its private headers.  All else, such as a folder of
 * shared types, belongs to no one.
 */
#pragma once

#include "../manifest/project.h"

/* A layer that has a file. */
struct owner {
	const struct layer *layer; /* NULL: the clients and programs */
	/* The word of the manifest; NULL for a file that stands beside. */
	const struct name *word;
	bool is_header; /* of a "header" line */
};

struct owner_list LIST(struct owner);

struct owners {
	struct names *names;
	struct map by_path;   /* to struct owner_list */
	struct map by_folder; /* likewise: who names files in it */
};

/* Gathers who owns the files that the manifests of the project name. */
void owners_find(struct session *session, const struct project *project,
                 struct owners *owners);

/*
 * Returns who owns the file at path (from the project's root, without "." and
 * ".."), or NULL when no layer and no client does.
 */
const struct owner_list *owners_of(const struct owners *owners,
                                   struct arena *arena, const char *path);

/* Returns the entry of a layer (NULL: a client) in the list, or NULL. */
const struct owner *owners_has(const struct owner_list *list,
                               const struct layer *layer);
