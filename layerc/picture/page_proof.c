#include "page_proof.h"

#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

#include "../report/export_parts.h"

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

static void
set_text(struct arena *arena, json_t *object, const char *key, const char *text)
{
	if (text && text[0])
		json_object_set_new(object, key, export_text(arena, text));
}

/* What is no list of names stands in lines. */
static json_t *
list_of_lines(struct arena *arena, const char *text)
{
	json_t *list = json_array();

	while (text && *text) {
		size_t len = strcspn(text, "\n");

		json_array_append_new(
			list, export_text(arena, arena_text(arena, text, len)));
		text += len + (text[len] == '\n');
	}
	return list;
}

static json_t *
object_of(struct arena *arena, const struct proof_finding *finding)
{
	json_t *object = json_object(), *seen = json_array();

	set_text(arena, object, "text", finding->text);
	if (finding->file)
		set_text(arena, object, "at",
		         arena_print(arena, "%s:%u", finding->file,
		                     finding->line));
	json_object_set_new(object, "state",
	                    list_of_lines(arena, finding->state));
	list_each (const char *const, line, &finding->seen)
		json_array_append_new(seen, export_text(arena, *line));
	json_object_set_new(object, "seen", seen);
	json_object_set_new(object, "fails", json_boolean(finding->fails));
	return object;
}

void
page_proof_add(struct arena *arena, const struct composition *composition,
               const struct proof *proof, json_t *object)
{
	json_t *findings = json_array();

	set_text(arena, object, "verdict", proof_verdict_name(proof->verdict));
	set_text(arena, object, "why", proof->refusal);
	if (proof->tries.calls > 0)
		set_text(arena, object, "tries",
		         arena_print(arena,
		                     "%" PRIu32 " calls, %" PRIu32 " refusals",
		                     proof->tries.calls,
		                     proof->tries.refusals));
	if (page_proof_is_outdated(composition, proof))
		json_object_set_new(object, "outdated", json_true());
	list_each (const struct proof_finding, finding, &proof->findings)
		json_array_append_new(findings, object_of(arena, finding));
	if (json_array_size(findings) > 0)
		json_object_set(object, "findings", findings);
	json_decref(findings);
}
