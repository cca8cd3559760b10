#define XXH_INLINE_ALL
#include <inttypes.h>
#include <string.h>
#include <xxhash.h>

#include "../base/file.h"
#include "../base/text.h"
#include "prover.h"
#include "spec_flags.h"
#include "tries.h"

enum { NAME_MOST = 256, KEY_LEN = 16 };

const char *
tries_path(const struct proofs *proofs, const struct proof *proof)
{
	return arena_print(proofs->plan->session->arena, "%s/%s/tested",
	                   spec_folder(proofs->plan), proof->module->name);
}

/* The sum of a file, or 0. */
static uint64_t
sum_of(const struct proofs *proofs, const char *path, struct map *sums)
{
	struct session *session = proofs->plan->session;
	const char *name = names_text(session->names, path);
	uint64_t *sum = map_get(sums, name);
	const char *bytes;
	uint32_t size;

	if (sum)
		return *sum;
	sum = arena_new(session->arena, uint64_t);
	bytes = file_read(session->arena, path, &size);
	*sum = bytes ? XXH3_64bits(bytes, size) : 0;
	map_put(session->arena, sums, name, sum);
	return *sum;
}

static uint64_t
sum_all(const struct proofs *proofs, const struct path_list *paths,
        struct map *sums, uint64_t sum)
{
	list_each (const char *const, path, paths) {
		uint64_t each = sum_of(proofs, *path, sums);

		sum = XXH3_64bits_withSeed(&each, sizeof(each), sum);
	}
	return sum;
}

const char *
tries_key(const struct proofs *proofs, const struct proof *proof,
          struct map *sums)
{
	uint64_t sum = prover_random_sum();

	sum = sum_all(proofs, &proof->code, sums, sum);
	sum = sum_all(proofs, &proof->specs, sums, sum);
	return arena_print(proofs->plan->session->arena, "%0*" PRIx64, KEY_LEN,
	                   sum);
}

static struct proof *
find_proof(struct proofs *proofs, const struct plan_module *module,
           const char *name)
{
	list_each (struct proof, proof, &proofs->all)
		if (proof->module == module &&
		    strcmp(proof->export->name.text, name) == 0)
			return proof;
	return NULL;
}

/* "differs NAME TEXT"; what nobody is to blame for, the layer's first is. */
static void
read_difference(struct proofs *proofs, struct proof *first, const char *line)
{
	struct arena *arena = proofs->plan->session->arena;
	char name[NAME_MOST];
	struct proof *proof;
	int len = 0;

	if (sscanf(line, "differs %255s %n", name, &len) != 1 || len == 0)
		return;
	proof = find_proof(proofs, first->module, name);
	proof = proof ? proof : first;
	proof->verdict = PROOF_FAILED;
	*list_add(arena, &proof->findings) = (struct proof_finding){
		.text = arena_print(
			arena, "differs from its specification when tried: %s",
			line + len),
		.state = "",
		.fails = true,
		.is_seen = true,
	};
}

/* Whether a primitive changes anything, by the line that exports it. */
static bool
writes(const struct proof *proof)
{
	const struct primitive *primitive =
		map_get(&proof->module->placement->export_by_name,
	                proof->export->name.text);

	return primitive && primitive->footprint.writes.count > 0;
}

/*
 * "NAME CALLS REFUSALS UNCLEAR GONE WAYS".  Who changes nothing refuses
 * nothing; of others something has to have been seen.
 */
static void
read_count(struct proofs *proofs, struct proof *first, const char *line)
{
	char name[NAME_MOST];
	struct proof_tries tries;
	struct proof *proof;

	if (sscanf(line,
	           "%255s %" SCNu32 " %" SCNu32 " %" SCNu32 " %" SCNu32
	           " %" SCNu32,
	           name, &tries.calls, &tries.refusals, &tries.unclear,
	           &tries.gone, &tries.ways) != 6)
		return;
	proof = find_proof(proofs, first->module, name);
	if (!proof)
		return;
	if (!writes(proof))
		tries.refusals = 0;
	proof->tries = tries;
	if (proof->verdict == PROOF_ASSUMED && tries.calls > tries.refusals &&
	    tries.ways > 0 && tries.gone == tries.ways)
		proof->verdict = PROOF_TESTED;
}

/* What has come of a layer's tries, if it is of what is there now, or NULL. */
static const char *
text_of(const struct proofs *proofs, const struct proof *proof,
        struct map *sums)
{
	uint32_t size;
	const char *text = file_read(proofs->plan->session->arena,
	                             tries_path(proofs, proof), &size);

	return text && strncmp(text, tries_key(proofs, proof, sums), KEY_LEN) ==
	                               0
	               ? text
	               : NULL;
}

bool
tries_is_made(const struct proofs *proofs, const struct proof *proof,
              struct map *sums)
{
	return text_of(proofs, proof, sums) != NULL;
}

static void
read_layer(struct proofs *proofs, struct proof *first, struct map *sums)
{
	struct arena *arena = proofs->plan->session->arena;
	const char *at = text_of(proofs, first, sums);

	while (at && *at) {
		size_t len = strcspn(at, "\n");
		const char *line = arena_text(arena, at, len);

		if (strncmp(line, "differs ", 8) == 0)
			read_difference(proofs, first, line);
		else
			read_count(proofs, first, line);
		at += len + (at[len] == '\n');
	}
}

void
tries_read(struct proofs *proofs)
{
	const struct plan_module *last = NULL;
	struct map sums = {0};

	list_each (struct proof, proof, &proofs->all) {
		if (proof->path && proof->module != last)
			read_layer(proofs, proof, &sums);
		last = proof->module;
	}
}
