/*
 * Any bytes are facts, or a cache of them: read, or found to make no sense.
 * The sum over a cache is made right, since it would keep all others out.
 */
#define XXH_INLINE_ALL
#include <assert.h>
#include <string.h>
#include <xxhash.h>

#include "../../layerc/source/cache.h"
#include "../../layerc/source/store.h"
#include "fuzz.h"

enum { HEAD = 24, SUM = 16 };

static void
read_cache(struct world *world, const uint8_t *bytes, size_t len)
{
	char *copy = arena_array(&world->arena, char, len + HEAD + 1);
	XXH64_hash_t sum = XXH3_64bits(bytes, len);
	struct cache_entry wanted = {.question =
	                                     names_text(&world->names, "q")};
	struct cache *cache;

	memcpy(copy, CACHE_MAGIC, SUM);
	memcpy(copy + SUM, &sum, sizeof(sum));
	memcpy(copy + HEAD, bytes, len);
	cache = cache_parse(&world->arena, &world->names, "i", copy,
	                    len + HEAD);
	assert(cache);
	cache_find(cache, &wanted);
}

static void
read_facts(struct world *world, const uint8_t *bytes, size_t len)
{
	struct store store =
		store_reader(&world->arena, &world->sources, bytes, len);
	struct cunit cunit = {0};

	store_cunit(&store, &cunit);
	/* What was read can be written. */
	if (store_is_done(&store)) {
		struct store writer = store_writer(&world->arena);

		store_cunit(&writer, &cunit);
		assert(!writer.damaged);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct world world;

	if (len == 0)
		return 0;
	world_begin(&world);
	if (bytes[0] & 1)
		read_cache(&world, bytes + 1, len - 1);
	else
		read_facts(&world, bytes + 1, len - 1);
	world_end(&world);
	return 0;
}
