#include "../../layerc/commands/results.h"

#include "../../layerc/base/file.h"
#include "check.h"

enum { PASS = 33 };

static const char *
judge(struct arena *arena, const char *said, int status)
{
	struct results *results = arena_new(arena, struct results);
	FILE *nowhere = fopen("out", "w");

	results_receive(results, said, strlen(said), nowhere, false);
	results_end(results, nowhere, false);
	fclose(nowhere);
	return results_judge(arena, results, (struct process_end){status, 0},
	                     PASS);
}

static void
test_judge(struct check *check)
{
	struct arena arena = {0};
	const char good[] = "boot\n[test] a: ok\r\n[test] b: ok\n"
			    "[test] 2 passed, 0 failed\n";
	const char bad[] = "[test] a: FAILED (a.c:1: x: ok)\n"
			   "[test] 0 passed, 1 failed\n";

	CHECK(check, !judge(&arena, good, PASS));
	CHECK_TEXT(check, judge(&arena, bad, PASS + 2),
	           "1 of its tests failed");
	CHECK(check, strstr(judge(&arena, bad, PASS), "as if it had none"));
	CHECK(check, strstr(judge(&arena, good, 0), "triple fault"));
	CHECK(check, strstr(judge(&arena, good, 1), "emulator itself"));
	CHECK(check, strstr(judge(&arena, good, PASS + 2), "panic"));
	CHECK(check, strstr(judge(&arena, "[test] a: ok\n", PASS), "no line"));
	CHECK(check, strstr(judge(&arena, "[test] 0 passed, 0 failed\n", PASS),
	                    "ran no test"));
	CHECK(check, strstr(judge(&arena, "[test] 1 passed, 0 failed\n", PASS),
	                    "its lines say 0 and 0"));
	CHECK(check, strstr(judge(&arena,
	                          "x [test] a: ok\n"
	                          "[test] 1 passed, 0 failed\n",
	                          PASS),
	                    "its lines say 0 and 0"));
	CHECK(check, strstr(judge(&arena,
	                          "[test] a: ok\n"
	                          "[test] 1 passed, 0 failed, no\n",
	                          PASS),
	                    "no line"));
	arena_free(&arena);
}

static const char *
shown(struct arena *arena, const char *bytes, size_t len, bool all)
{
	struct results *results = arena_new(arena, struct results);
	FILE *out = fopen("out", "w");
	uint32_t size;

	/* Byte for byte, as a slow serial line would bring it. */
	for (size_t i = 0; i < len; i++)
		results_receive(results, bytes + i, 1, out, all);
	results_end(results, out, all);
	fclose(out);
	return file_read(arena, "out", &size);
}

static void
test_bytes(struct check *check)
{
	struct arena arena = {0};
	static const char evil[] = "[test] \033[2J\a\0\x9b\x7f"
				   "a\tb\n"
				   "quiet\nlast";
	char longer[3 * RESULTS_LINE];

	CHECK_TEXT(check, shown(&arena, evil, sizeof(evil) - 1, false),
	           "[test] ?[2J????a\tb\n");
	CHECK_TEXT(check, shown(&arena, evil, sizeof(evil) - 1, true),
	           "[test] ?[2J????a\tb\nquiet\nlast\n");
	memset(longer, 'x', sizeof(longer));
	CHECK(check, strlen(shown(&arena, longer, sizeof(longer), true)) ==
	                     sizeof(longer) + 4);
	arena_free(&arena);
}

static void
test_kept(struct check *check)
{
	struct arena arena = {0};
	struct results *results = arena_new(&arena, struct results);
	FILE *out = fopen("out", "w");
	uint32_t size;

	for (int i = 1; i <= RESULTS_KEPT + 5; i++) {
		const char *line = arena_print(&arena, "line %d\n", i);

		results_receive(results, line, strlen(line), out, false);
	}
	results_print_kept(results, out);
	fclose(out);
	CHECK(check, strncmp(file_read(&arena, "out", &size), "    | line 6\n",
	                     13) == 0);
	arena_free(&arena);
}

int
main(void)
{
	struct check check;

	check_begin(&check, "results");
	test_judge(&check);
	test_bytes(&check);
	test_kept(&check);
	return check_end(&check);
}
