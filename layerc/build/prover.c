#define XXH_INLINE_ALL
#include "prover.h"

#include <string.h>
#include <unistd.h>
#include <xxhash.h>

#include "../base/die.h"
#include "../base/file.h"
#include "../base/process.h"
#include "../base/text.h"

/* The headers that specifications see, line by line. */
static const char *const spec_header[] = {
#include "spec_header.def"
	NULL,
};

static const char *const x86_header[] = {
#include "x86_header.def"
	NULL,
};

/* What counterexamples are run with. */
static const char *const replay_header[] = {
#include "replay_header.def"
	NULL,
};

static const char *const replay_source[] = {
#include "replay_source.def"
	NULL,
};

static const char *const words_source[] = {
#include "words_source.def"
	NULL,
};

static const char *const random_header[] = {
#include "random_header.def"
	NULL,
};

static const char *const random_source[] = {
#include "random_source.def"
	NULL,
};

static const char *const numbers_header[] = {
#include "numbers_header.def"
	NULL,
};

static const char *const numbers_source[] = {
#include "numbers_source.def"
	NULL,
};

static const char *const pages_header[] = {
#include "pages_header.def"
	NULL,
};

static const char *const pages_source[] = {
#include "pages_source.def"
	NULL,
};

static const char *const compare_header[] = {
#include "compare_header.def"
	NULL,
};

static const char *const compare_source[] = {
#include "compare_source.def"
	NULL,
};

static const char *const text_header[] = {
#include "text_header.def"
	NULL,
};

static const char *const text_source[] = {
#include "text_source.def"
	NULL,
};

static const char *const tries_source[] = {
#include "tries_source.def"
	NULL,
};

static const char *const fuzz_source[] = {
#include "fuzz_source.def"
	NULL,
};

/* What random calls are made with. */
static const struct {
	const char *name;
	const char *const *lines;
} random_files[] = {
	{"layerc_random.h", random_header},
	{"layerc_random.c", random_source},
	{"layerc_numbers.h", numbers_header},
	{"layerc_numbers.c", numbers_source},
	{"layerc_pages.h", pages_header},
	{"layerc_pages.c", pages_source},
	{"layerc_compare.h", compare_header},
	{"layerc_compare.c", compare_source},
	{"layerc_text.h", text_header},
	{"layerc_text.c", text_source},
	{"layerc_tries.c", tries_source},
	{"layerc_fuzz.c", fuzz_source},
	{"layerc_words.c", words_source},
};

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

static struct cfile
make_file(struct arena *arena, const char *path, const char *const *lines)
{
	struct text text = {.arena = arena};

	for (; *lines; lines++)
		text_print(&text, "%s", *lines);
	return (struct cfile){path, text.bytes, (uint32_t)text.len};
}

static void
write_lines(struct arena *arena, const char *path, const char *const *lines)
{
	struct cfile file = make_file(arena, path, lines);

	file_write(arena, file.path, file.text, file.size);
}

void
prover_headers(struct arena *arena, const char *folder, struct cfile files[2])
{
	files[0] = make_file(arena, path_join(arena, folder, "layerc_spec.h"),
	                     spec_header);
	files[1] = make_file(arena, path_join(arena, folder, "layerc_x86.h"),
	                     x86_header);
}

void
prover_write_headers(struct arena *arena, const char *folder)
{
	write_lines(arena, path_join(arena, folder, "layerc_spec.h"),
	            spec_header);
	write_lines(arena, path_join(arena, folder, "layerc_x86.h"),
	            x86_header);
}

void
prover_write_replay(struct arena *arena, const char *folder)
{
	write_lines(arena, path_join(arena, folder, "layerc_replay.h"),
	            replay_header);
	write_lines(arena, path_join(arena, folder, "layerc_replay.c"),
	            replay_source);
	write_lines(arena, path_join(arena, folder, "layerc_words.c"),
	            words_source);
}

void
prover_write_random(struct arena *arena, const char *folder)
{
	for (size_t i = 0; i < sizeof(random_files) / sizeof(*random_files);
	     i++)
		write_lines(arena,
		            path_join(arena, folder, random_files[i].name),
		            random_files[i].lines);
}

uint64_t
prover_random_sum(void)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < sizeof(random_files) / sizeof(*random_files);
	     i++)
		for (const char *const *line = random_files[i].lines; *line;
		     line++)
			sum = XXH3_64bits_withSeed(*line, strlen(*line), sum);
	return sum;
}
