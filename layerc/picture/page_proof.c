#include "page_proof.h"

#include <sys/stat.h>

/* When a file was changed, in nanoseconds; 0 if there is none. */
static int64_t
changed(const char *path)
{
	struct stat status;

	if (!path || stat(path, &status) != 0)
		return 0;
	return (int64_t)status.st_mtim.tv_sec * 1000000000 +
	       status.st_mtim.tv_nsec;
}

static void
take_later(int64_t *last, int64_t time)
{
	if (time > *last)
		*last = time;
}

static int64_t
last_change(const struct file_names *files)
{
	int64_t last = 0;

	list_each (const struct file_name, file, files)
		take_later(&last, changed(file->path));
	return last;
}

static int64_t
proof_change(const struct composition *composition, const struct proof *proof)
{
	const struct placement *own = proof->module->placement;
	int64_t last = last_change(&own->layer->sources);

	take_later(&last, changed(own->layer->relation.path));
	for (uint32_t i = 0; i < composition->placements.count; i++) {
		const struct placement *placement =
			composition->placements.items[i];

		if (placement->group > own->group)
			break;
		take_later(&last, changed(placement->layer->source->path));
		take_later(&last, changed(placement->layer->header.path));
		take_later(&last, last_change(&placement->layer->specs));
	}
	return last;
}

bool
page_proof_is_outdated(const struct composition *composition,
                       const struct proof *proof)
{
	return changed(proof->path) < proof_change(composition, proof);
}
