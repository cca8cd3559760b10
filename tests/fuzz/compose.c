/*
 * A project in one text: manifests divided by lines "%%".  One that starts
 * with "kernel" is a kernel's.  Every kernel, and every layer on its home
 * stack, is composed.
 */
#include <assert.h>
#include <string.h>

#include "../../layerc/calculus/compose.h"
#include "../../layerc/manifest/variant.h"
#include "fuzz.h"

static void
add_layer(struct world *world, struct project *project,
          const struct source *source)
{
	struct layer *layer = manifest_layer(&world->session, source);

	if (!layer->name.text || project_layer(project, layer->name.text))
		return;
	*list_add(&world->arena, &project->layers) = layer;
	map_put(&world->arena, &project->layer_by_name, layer->name.text,
	        layer);
}

static void
add_kernel(struct world *world, struct project *project,
           const struct source *source)
{
	struct kernel *kernel = manifest_kernel(&world->session, source);

	if (!kernel->name.text || project_kernel(project, kernel->name.text))
		return;
	*list_add(&world->arena, &project->kernels) = kernel;
	map_put(&world->arena, &project->kernel_by_name, kernel->name.text,
	        kernel);
}

static void
add_manifest(struct world *world, struct project *project, const char *bytes,
             size_t len)
{
	static const char first[] = "kernel";
	const struct source *source;
	const char *path =
		arena_print(&world->arena, "%u",
	                    project->layers.count + project->kernels.count);

	source = world_source(world, path, bytes, len);
	if (len >= strlen(first) && memcmp(bytes, first, strlen(first)) == 0)
		add_kernel(world, project, source);
	else
		add_layer(world, project, source);
}

static void
add_manifests(struct world *world, struct project *project, const char *bytes,
              size_t len)
{
	static const char border[] = "%%\n";
	const char *next;

	while ((next = memmem(bytes, len, border, strlen(border)))) {
		add_manifest(world, project, bytes, (size_t)(next - bytes));
		next += strlen(border);
		len -= (size_t)(next - bytes);
		bytes = next;
	}
	add_manifest(world, project, bytes, len);
}

static uint32_t
count_visible(const struct composition *composition, uint32_t group)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < composition->histories.count; i++)
		count += compose_visible(composition,
		                         composition->histories.items[i]->name,
		                         group) != NULL;
	return count;
}

/* Where nothing is wrong, what passes is what is below less what is touched. */
static void
check_passes(const struct composition *composition)
{
	if (composition->session->diag->errors > 0)
		return;
	for (uint32_t i = 0; i < composition->placements.count; i++) {
		const struct placement *placement =
			composition->placements.items[i];
		uint32_t touched = 0;

		list_each (const struct name, word, &placement->layer->hides)
			touched += compose_visible(composition, word->text,
			                           placement->group) != NULL;
		for (uint32_t j = 0; j < placement->exports.count; j++)
			touched +=
				placement->exports.items[j]->restated != NULL;
		assert(placement->passes ==
		       count_visible(composition, placement->group) - touched);
	}
}

/* Asks what every name means at every height, as the checks of code do. */
static void
look_around(const struct composition *composition)
{
	check_passes(composition);
	for (uint32_t group = 0; group <= composition->group_count; group++) {
		compose_underlay_words(composition, group);
		for (uint32_t i = 0; i < composition->histories.count; i++) {
			const char *name =
				composition->histories.items[i]->name;

			compose_visible(composition, name, group);
			compose_why(composition, name, group);
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct project project = {0};
	struct world world;

	world_begin(&world);
	add_manifests(&world, &project, (const char *)bytes, len);
	variants_resolve(&world.session, &project);
	for (uint32_t i = 0; i < project.kernels.count; i++)
		look_around(compose_kernel(&world.session, &project,
		                           project.kernels.items[i]));
	for (uint32_t i = 0; i < project.layers.count; i++) {
		const struct composition *composition = compose_layer(
			&world.session, &project, project.layers.items[i]);

		if (composition)
			look_around(composition);
	}
	world_print(&world);
	world_end(&world);
	return 0;
}
