#define XXH_INLINE_ALL
#include "prover.h"

#include <string.h>
#include <unistd.h>
#include <xxhash.h>

#include "../base/die.h"
#include "../base/file.h"
#include "../base/process.h"
#include "../base/text.h"

struct native {
	const char *name;
	const char *const *lines;
};

/* Files of layerc/verify and layerc/lift that are compiled where it is used. */
static const struct native natives[] = {
#include "native.def"
};

/* Those that specifications see; those that counterexamples are run with. */
static const char *const headers[] = {"layerc_spec.h", "layerc_x86.h"};
static const char *const replays[] = {"layerc_replay.h", "layerc_replay.c",
                                      "layerc_words.c"};

/* Those that random calls are made with. */
static const char *const randoms[] = {
	"layerc_random.h",   "layerc_random.c",  "layerc_numbers.h",
	"layerc_numbers.c",  "layerc_pages.h",   "layerc_pages.c",
	"layerc_compare.h",  "layerc_compare.c", "layerc_text.h",
	"layerc_text.c",     "layerc_tries.c",   "layerc_fuzz.c",
	"layerc_words.c",    "layerc_calls.h",   "layerc_begin.c",
	"layerc_search.h",   "layerc_search.c",  "layerc_compared.h",
	"layerc_compared.c", "layerc_pass.h",    "layerc_pass.c",
	"layerc_turns.h",    "layerc_turns.c",   "layerc_lifted.h",
	"layerc_lifted.c",
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

const char *
prover_find(struct arena *arena, const char *name)
{
	enum { LONGEST = 4096 };
	char self[LONGEST];
	ssize_t len = readlink("/proc/self/exe", self, sizeof(self));
	const char *path = NULL;

	if (len > 0 && len < LONGEST)
		path = path_join(arena,
		                 path_folder(arena, arena_text(arena, self,
		                                               (size_t)len)),
		                 name);
	if (path && access(path, X_OK) == 0)
		return path;
	path = process_find(arena, name);
	if (!path)
		die("there is no '%s', neither beside layerc nor in "
		    "PATH: 'make build/%s' makes it",
		    name, name);
	return path;
}

static const struct native *
native_named(const char *name)
{
	for (size_t i = 0; i < COUNT(natives); i++)
		if (strcmp(natives[i].name, name) == 0)
			return &natives[i];
	die("there is no text of '%s'", name);
}

static struct cfile
make_file(struct arena *arena, const char *folder, const char *name)
{
	struct text text = {.arena = arena};

	for (const char *const *line = native_named(name)->lines; *line; line++)
		text_print(&text, "%s", *line);
	return (struct cfile){path_join(arena, folder, name), text.bytes,
	                      (uint32_t)text.len};
}

static void
write_files(struct arena *arena, const char *folder, const char *const *names,
            size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct cfile file = make_file(arena, folder, names[i]);

		file_write(arena, file.path, file.text, file.size);
	}
}

void
prover_headers(struct arena *arena, const char *folder, struct cfile files[2])
{
	for (size_t i = 0; i < COUNT(headers); i++)
		files[i] = make_file(arena, folder, headers[i]);
}

void
prover_write_headers(struct arena *arena, const char *folder)
{
	write_files(arena, folder, headers, COUNT(headers));
}

void
prover_write_replay(struct arena *arena, const char *folder)
{
	write_files(arena, folder, replays, COUNT(replays));
}

void
prover_write_random(struct arena *arena, const char *folder)
{
	write_files(arena, folder, randoms, COUNT(randoms));
}

uint64_t
prover_random_sum(void)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < COUNT(randoms); i++)
		for (const char *const *line = native_named(randoms[i])->lines;
		     *line; line++)
			sum = XXH3_64bits_withSeed(*line, strlen(*line), sum);
	return sum;
}
