/*
 * Reading what a plan lists: by workers, as facts, which are kept in a cache.
 */
#pragma once

#include "../source/cache.h"
#include "../source/creader.h"
#include "../source/object.h"
#include "plan.h"

/* How the files of a module are parsed: as the build compiles them. */
struct coptions reading_options(const struct plan *plan,
                                const struct plan_module *module);

/* Reads the header of every layer that has one. */
void reading_headers(struct plan *plan);

/* Opens a cache of the project that this layerc and libclang filled. */
struct cache *reading_open(struct session *session, const char *path);

/* The cache of facts, build/facts. */
struct cache *reading_cache(struct session *session);

/*
 * Reads the C files and the objects of assembly of the layers and clients of a
 * plan, or with only not NULL of that module, for reading_unit.
 */
void reading_units(struct plan *plan, const struct plan_module *only);

/* Returns what reading_units found in a file of the plan; never NULL. */
struct cunit *reading_unit(const struct plan *plan,
                           const struct plan_file *file);

/*
 * Reads the objects that were compiled from C, for reading_object; without
 * places, which cost most and which nobody looks at where all is well.
 */
void reading_objects(struct plan *plan);

struct object_files LIST(const struct plan_file *);

/*
 * Adds the places to what reading_objects found in files of a module, whose
 * definitions stay where they are.
 */
void reading_places(struct plan *plan, const struct plan_module *module,
                    const struct object_files *files);

/* Returns what was found in the object of a file of the plan; never NULL. */
struct object_facts *reading_object(const struct plan *plan,
                                    const struct plan_file *file);
