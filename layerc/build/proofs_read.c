/* Verdicts, as layerc-prove writes them. */
#include <jansson.h>
#include <string.h>

#include "../base/die.h"
#include "proofs.h"

static enum proof_verdict
verdict_of(const char *name)
{
	for (int i = 0; i < PROOF_COUNT; i++)
		if (name && strcmp(name, proof_verdict_name(
						 (enum proof_verdict)i)) == 0)
			return (enum proof_verdict)i;
	return PROOF_UNKNOWN;
}

static const char *
text_of(struct arena *arena, const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? arena_print(arena, "%s", text) : NULL;
}

static void
read_verdict(struct arena *arena, struct proof *proof, const json_t *root)
{
	const json_t *findings = json_object_get(root, "findings"), *finding;
	size_t i;

	proof->verdict =
		verdict_of(json_string_value(json_object_get(root, "verdict")));
	proof->refusal = text_of(arena, root, "refusal");
	proof->file = text_of(arena, root, "file");
	proof->line =
		(uint32_t)json_integer_value(json_object_get(root, "line"));
	proof->bound =
		(uint32_t)json_integer_value(json_object_get(root, "bound"));
	proof->work =
		(uint64_t)json_integer_value(json_object_get(root, "work"));
	proof->agreed =
		(uint64_t)json_integer_value(json_object_get(root, "agreed"));
	proof->open =
		(uint64_t)json_integer_value(json_object_get(root, "open"));
	json_array_foreach (findings, i, finding) {
		const char *answer = text_of(arena, finding, "answer");
		const char *state = text_of(arena, finding, "state");

		*list_add(arena, &proof->findings) = (struct proof_finding){
			.file = text_of(arena, finding, "file"),
			.line = (uint32_t)json_integer_value(
				json_object_get(finding, "line")),
			.text = text_of(arena, finding, "text"),
			.state = state ? state : "",
			.fails = answer && strcmp(answer, "fails") == 0,
			.is_likely = answer && strcmp(answer, "likely") == 0,
			.is_tried =
				json_is_true(json_object_get(finding, "tried")),
			.is_seen =
				json_is_true(json_object_get(finding, "seen")),
		};
	}
}

/* Returns false when no verdict is there. */
static bool
read_file(struct arena *arena, struct proof *proof, json_error_t *error)
{
	json_t *root = json_load_file(proof->path, 0, error);

	if (!root)
		return false;
	read_verdict(arena, proof, root);
	json_decref(root);
	return true;
}

void
proofs_read(struct proofs *proofs)
{
	json_error_t error;

	list_each (struct proof, proof, &proofs->all)
		if (proof->path &&
		    !read_file(proofs->plan->session->arena, proof, &error))
			die("cannot read '%s': %s", proof->path, error.text);
}

void
proofs_read_kept(struct proofs *proofs)
{
	json_error_t error;

	list_each (struct proof, proof, &proofs->all)
		proof->is_made =
			proof->path &&
			read_file(proofs->plan->session->arena, proof, &error);
}
