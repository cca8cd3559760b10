/*
 * All the manifests of a project, read from its folder.
 *
 * The tool works from the project's root: paths in manifests and messages are
 * relative to it.
 */
#pragma once

#include "../base/file.h"
#include "manifest.h"

struct project {
	struct {
		struct layer **items;
		uint32_t count, capacity;
	} layers;
	struct kernels LIST(struct kernel *) kernels; /* a base comes first */
	struct map layer_by_name, kernel_by_name;
	bool damaged; /* a manifest breaks the form */
};

/*
 * Returns the nearest folder upwards from the current one that holds a
 * "layers" folder, or NULL.
 */
const char *project_root(struct arena *arena);

/*
 * Reads every manifest below the current folder and looks up the files that
 * they name.  Mistakes are reported, each in the file that makes it.
 */
void project_load(struct session *session, struct project *project);

/* Adds one manifest, and looks up the files that it names. */
void project_add_layer(struct session *session, struct project *project,
                       const struct source *source);
void project_add_kernel(struct session *session, struct project *project,
                        const struct source *source);

/* Returns NULL when the project has none of that name, a name. */
struct layer *project_layer(const struct project *project, const char *name);
struct kernel *project_kernel(const struct project *project, const char *name);
