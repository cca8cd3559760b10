/* base/: arena, list, names, map, text, file paths. */
#include <string.h>

#include "../../layerc/base/file.h"
#include "../../layerc/base/map.h"
#include "../../layerc/base/names.h"
#include "../../layerc/base/process.h"
#include "../../layerc/base/text.h"
#include "check.h"

static void
test_arena(struct check *check, struct arena *arena)
{
	char *a = arena_alloc(arena, 3, 1, 1);
	uint64_t *b = arena_array(arena, uint64_t, 2);
	char *large = arena_alloc(arena, 1, 3 * 1024 * 1024, 16);

	CHECK(check, a[0] == 0 && a[2] == 0);
	CHECK(check, (uintptr_t)b % alignof(uint64_t) == 0 && b[1] == 0);
	large[3 * 1024 * 1024 - 1] = 1;
	CHECK(check, (uintptr_t)large % 16 == 0);
	CHECK(check, arena_alloc(arena, 0, 8, 8) != NULL);
	CHECK(check, strcmp(arena_text(arena, "abc", 2), "ab") == 0);
	CHECK(check, strcmp(arena_print(arena, "%d-%s", 7, "x"), "7-x") == 0);
}

static void
test_list(struct check *check, struct arena *arena)
{
	struct numbers LIST(int) numbers = {0};
	int sum = 0, visits = 0;

	list_each (int, item, &numbers)
		visits++;
	CHECK(check, visits == 0);
	for (int i = 1; i <= 1000; i++)
		*list_add(arena, &numbers) = i;
	list_each (int, item, &numbers)
		sum += *item;
	CHECK(check, numbers.count == 1000 && sum == 500500);
	CHECK(check, *list_add(arena, &numbers) == 0);
}

static void
test_names(struct check *check, struct arena *arena)
{
	struct names names = {.arena = arena};
	const char *first = names_text(&names, "palloc");
	const char **all = arena_array(arena, const char *, 5000);
	bool same = true, distinct = true;

	for (int i = 0; i < 5000; i++)
		all[i] = names_text(&names, arena_print(arena, "n%d", i));
	for (int i = 0; i < 5000; i++)
		same &= all[i] ==
		        names_text(&names, arena_print(arena, "n%d", i));
	for (int i = 1; i < 5000; i++)
		distinct &= all[i] != all[i - 1];
	CHECK(check, same);
	CHECK(check, distinct);
	CHECK(check, names_add(&names, "palloc(", 6) == first);
	CHECK(check, names_text(&names, "pallo") != first);
	CHECK(check, names_text(&names, "") == names_add(&names, "x", 0));
}

static void
test_map(struct check *check, struct arena *arena)
{
	struct map map = {0};
	int *keys = arena_array(arena, int, 3000);
	bool right = true;

	CHECK(check, map_get(&map, keys) == NULL);
	for (int i = 0; i < 3000; i++)
		map_put(arena, &map, &keys[i], &keys[2999 - i]);
	for (int i = 0; i < 3000; i++)
		right &= map_get(&map, &keys[i]) == &keys[2999 - i];
	CHECK(check, right);
	map_put(arena, &map, &keys[5], &keys[5]);
	CHECK(check, map_get(&map, &keys[5]) == &keys[5]);
	CHECK(check, map.count == 3000);
	CHECK(check, map_get(&map, &map) == NULL);
}

static void
test_text(struct check *check, struct arena *arena)
{
	struct text text = {.arena = arena};

	for (int i = 0; i < 300; i++)
		text_print(&text, "%03d,", i);
	text_bytes(&text, "\0z", 2);
	CHECK(check, text.len == 1202 && text.bytes[1201] == 'z');
	CHECK(check, strncmp(text.bytes + 1192, "298,299,", 8) == 0);
}

static void
test_paths(struct check *check, struct arena *arena)
{
	CHECK(check, strcmp(path_join(arena, "a", "b.c"), "a/b.c") == 0);
	CHECK(check, strcmp(path_join(arena, ".", "./b.c"), "b.c") == 0);
	CHECK(check, strcmp(path_join(arena, "a", "/b"), "/b") == 0);
	CHECK(check, strcmp(path_join(arena, "/", "b"), "/b") == 0);
	CHECK(check, strcmp(path_folder(arena, "a/b/c"), "a/b") == 0);
	CHECK(check, strcmp(path_folder(arena, "c"), ".") == 0);
	CHECK(check, strcmp(path_folder(arena, "/c"), "/") == 0);
	CHECK(check, strcmp(path_ending("a.b/c"), "") == 0);
	CHECK(check, strcmp(path_ending("a/c.tar.gz"), ".gz") == 0);
}

static void
test_files(struct check *check, struct arena *arena)
{
	const char *folder = "files";
	struct path_list found = {0};
	struct file_search kinds[] = {{.suffix = ".layer"},
	                              {.suffix = ".kernel"}};
	const char *path;
	uint32_t size = 0;
	char *bytes;

	path = arena_print(arena, "%s/one/two/x.layer", folder);
	CHECK(check, file_read(arena, path, &size) == NULL);
	file_write(arena, path, "a\0b", 3);
	bytes = file_read(arena, path, &size);
	CHECK(check, bytes && size == 3 && memcmp(bytes, "a\0b", 4) == 0);
	file_write(arena, path, "", 0);
	CHECK(check, file_read(arena, path, &size) && size == 0);
	CHECK(check, file_read(arena, folder, &size) == NULL);
	/* What stands in another project, in build or in .git is not found. */
	file_write(arena, arena_print(arena, "%s/build/y.layer", folder), "",
	           0);
	file_write(arena, arena_print(arena, "%s/.git/y.layer", folder), "", 0);
	file_write(arena, arena_print(arena, "%s/other/layers/y.layer", folder),
	           "", 0);
	file_write(arena, arena_print(arena, "%s/a.layer", folder), "", 0);
	file_write(arena, arena_print(arena, "%s/one/.layer", folder), "", 0);
	file_write(arena, arena_print(arena, "%s/one/b.kernel", folder), "", 0);
	file_find(arena, folder, "layers", kinds, 2);
	CHECK(check, kinds[0].found.count == 2 && kinds[1].found.count == 1);
	CHECK_TEXT(check, path_last(kinds[0].found.items[0]), "a.layer");
	CHECK_TEXT(check, path_last(kinds[0].found.items[1]), "x.layer");
	CHECK_TEXT(check, path_last(kinds[1].found.items[0]), "b.kernel");
	file_glob(arena, arena_print(arena, "%s/*/two/*.layer", folder),
	          &found);
	CHECK(check, found.count == 1);
	file_glob(arena, arena_print(arena, "%s/*.none", folder), &found);
	CHECK(check, found.count == 1);
}

static void
test_argv(struct check *check, struct arena *arena)
{
	struct argv argv = {0};
	struct process process;

	argv_add(arena, &argv, "false", NULL);
	CHECK(check, process_start(arena, &process, &argv, OUTPUT_INHERIT));
	CHECK(check, process_wait(&process).status == 1);
	argv = (struct argv){0};
	argv_add(arena, &argv, "a b", "it's", "plain-1.c", "", NULL);
	CHECK(check, strcmp(argv_line(arena, &argv),
	                    "'a b' 'it'\\''s' plain-1.c ''") == 0);
	argv = (struct argv){0};
	argv_add(arena, &argv, "/no/such/program", NULL);
	CHECK(check, !process_start(arena, &process, &argv, OUTPUT_INHERIT));
}

/* All that the child writes, up to its end. */
static const char *
read_all(struct arena *arena, const struct process *process)
{
	struct text text = {.arena = arena};
	char bytes[100];
	long count;

	text_bytes(&text, "", 0);
	while ((count = process_read(process, bytes, sizeof(bytes),
	                             process_now() + 10000)) > 0)
		text_bytes(&text, bytes, (size_t)count);
	return count == 0 ? text.bytes : "nothing came";
}

static void
test_dialogue(struct check *check, struct arena *arena)
{
	static char much[1024 * 1024];
	struct argv argv = {0};
	struct process process;
	size_t written;

	argv_add(arena, &argv, "sh", "-c",
	         "read a; echo $a; echo no >&2; read b; echo $b", NULL);
	CHECK(check, process_start(arena, &process, &argv, OUTPUT_DIALOGUE));
	CHECK(check, process_write(&process, "one\ntwo\n", 8) == 8);
	CHECK_TEXT(check, read_all(arena, &process), "one\ntwo\n");
	CHECK(check, process_wait(&process).status == 0);
	CHECK(check, process.input == -1 && process.output == -1);

	/* What a child does not take now it may take later. */
	argv = (struct argv){0};
	argv_add(arena, &argv, "sleep", "60", NULL);
	CHECK(check, process_start(arena, &process, &argv, OUTPUT_DIALOGUE));
	do
		written = process_write(&process, much, sizeof(much));
	while (written > 0);
	process_kill(&process);
	CHECK_TEXT(check, read_all(arena, &process), "");
	/* Without a reader all is taken, and no signal comes. */
	while (!process_has_ended(&process))
		usleep(1000);
	CHECK(check,
	      process_write(&process, much, sizeof(much)) == sizeof(much));
	CHECK(check, process_wait(&process).signal == 9);

	argv = (struct argv){0};
	argv_add(arena, &argv, "/no/such/program", NULL);
	CHECK(check, !process_start(arena, &process, &argv, OUTPUT_DIALOGUE));
	CHECK(check, process.input == -1 && process.output == -1);
}

int
main(void)
{
	struct arena arena = {0};
	struct check check;

	check_begin(&check, "base");
	test_arena(&check, &arena);
	test_list(&check, &arena);
	test_names(&check, &arena);
	test_map(&check, &arena);
	test_text(&check, &arena);
	test_paths(&check, &arena);
	test_files(&check, &arena);
	test_argv(&check, &arena);
	test_dialogue(&check, &arena);
	arena_free(&arena);
	return check_end(&check);
}
