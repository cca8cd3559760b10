#include "../../layerc/commands/dialogue.h"

#include "check.h"

struct world {
	struct arena arena;
	struct names names;
	struct diag diag;
};

static void
world_begin(struct world *world)
{
	*world = (struct world){0};
	world->names.arena = &world->arena;
	world->diag.arena = &world->arena;
	world->diag.names = &world->names;
}

struct bytes {
	const char *text;
	size_t len;
};

#define BYTES(literal) ((struct bytes){(literal), sizeof(literal) - 1})

/* What is typed while bytes of console come, step at a time. */
static const char *
typed_by(struct bytes file, struct bytes console, size_t step)
{
	static char typed[64];
	struct world world;
	struct source source;
	struct dialogue dialogue;

	world_begin(&world);
	source_init(&source, &world.arena, "x", file.text, (uint32_t)file.len);
	dialogue_begin(&dialogue, &world.arena, &source);
	for (size_t i = 0; i < console.len; i += step)
		dialogue_receive(&dialogue, console.text + i,
		                 i + step < console.len ? step
		                                        : console.len - i);
	snprintf(typed, sizeof(typed), "%s",
	         dialogue.typed.bytes ? dialogue.typed.bytes : "");
	arena_free(&world.arena);
	return typed;
}

/* What is said in the end: "fine", or line, column, id and text. */
static const char *
verdict_by(struct bytes file, struct bytes console, const char *ended,
           size_t step)
{
	static char verdict[512];
	struct world world;
	struct source source;
	struct dialogue dialogue;
	bool fine;

	world_begin(&world);
	source_init(&source, &world.arena, "x", file.text, (uint32_t)file.len);
	dialogue_begin(&dialogue, &world.arena, &source);
	for (size_t i = 0; i < console.len; i += step)
		dialogue_receive(&dialogue, console.text + i,
		                 i + step < console.len ? step
		                                        : console.len - i);
	fine = dialogue_judge(&dialogue, &world.diag, ended);
	snprintf(verdict, sizeof(verdict), "fine");
	if (!fine) {
		const struct diag_report *report = world.diag.reports.items;
		struct place place = source_place(&source, report->span.begin);

		snprintf(verdict, sizeof(verdict), "%u:%u %s: %s", place.line,
		         place.column, diag_catalogue[report->id].id,
		         report->text);
	}
	arena_free(&world.arena);
	return verdict;
}

/* However the bytes arrive, the verdict is the same. */
static void
check_verdict(struct check *check, struct bytes file, struct bytes console,
              const char *ended, const char *want)
{
	const char *whole = verdict_by(file, console, ended, console.len + 1);

	CHECK_TEXT(check, whole, want);
	CHECK_TEXT(check, verdict_by(file, console, ended, 1), want);
	CHECK_TEXT(check, verdict_by(file, console, ended, 3), want);
}

#define VERDICT(check, file, console, want) \
	check_verdict((check), BYTES(file), BYTES(console), NULL, (want))

static void
test_same(struct check *check)
{
	static const char fine[] = "fine";

	VERDICT(check, "", "", fine);
	VERDICT(check, "one\ntwo\n", "one\ntwo\n", fine);
	VERDICT(check, "one\ntwo", "one\ntwo", fine);
	VERDICT(check, "\n\n", "\n\n", fine);
	VERDICT(check, "one\ntwo\n", "one\r\ntwo\r\n", fine);
	VERDICT(check, "one\r\ntwo\r\n", "one\ntwo\n", fine);
	VERDICT(check, "a\rb\r", "a\rb\r", fine);
	VERDICT(check, "a\0b\n\0", "a\0b\n\0", fine);
	VERDICT(check, "\x9b\xff\n", "\x9b\xff\n", fine);
	VERDICT(check, "$ ls\na\n$ exit\n", "$ ls\na\n$ exit\n", fine);
}

static void
test_wild(struct check *check)
{
	static const char fine[] = "fine";

	VERDICT(check, "*\n", "anything\n", fine);
	VERDICT(check, "*", "anything", fine);
	VERDICT(check, "a * c\n", "a * c\n", fine);
	VERDICT(check, "a * c\n", "a b c c\n", fine);
	VERDICT(check, "a*b*c\n", "a-bb-b-cc\n", fine);
	VERDICT(check, "a*b*c", "a-bb-b-cc", fine);
	VERDICT(check, "**\n", "ab\n", fine);
	VERDICT(check, "* ab\n", "ab ab ab\n", fine);
	VERDICT(check, "*\nb\n", "\r\r\nb\n", fine);
	VERDICT(check, "*\n", "\n",
	        "1:1 wrong_output: the console shows '', not this");
	VERDICT(check, "**\n", "a\n",
	        "1:2 wrong_output: the console shows 'a', not this");
	VERDICT(check, "a*\n", "a\n",
	        "1:2 wrong_output: the console shows 'a', not this");
	VERDICT(check, "a*b*c\n", "a-b-b\n",
	        "1:5 wrong_output: the console shows 'a-b-b', not this");
	VERDICT(check, "a*bb*c\n", "a-b-c\n",
	        "1:3 wrong_output: the console shows 'a-b-c', not this");
	VERDICT(check, "a*c\n", "a-b\nc\n",
	        "1:3 wrong_output: the console shows 'a-b', not this");
	VERDICT(check, "*aa\n", "aa\n",
	        "1:2 wrong_output: the console shows 'aa', not this");
	VERDICT(check, "$ echo *\n", "$ echo two\n",
	        "1:8 wrong_output: the console shows '$ echo two', not this");
}

static void
test_differs(struct check *check)
{
	VERDICT(check, "one\ntwo\n", "one\ntoo\nmore\n",
	        "2:2 wrong_output: the console shows 'too', not this");
	VERDICT(check, "one\ntwo\n", "one\nt\nmore\n",
	        "2:2 wrong_output: the console shows 't', not this");
	VERDICT(check, "one\ntwo\n", "one\ntwo\nthree\nfour\n",
	        "3:1 wrong_output: the console goes on with 'three' where the "
	        "transcript ends");
	VERDICT(check, "one\ntwo", "one\ntwo more\n",
	        "2:4 wrong_output: the console goes on with ' more' where the "
	        "transcript ends");
	VERDICT(check, "one\ntwo", "one\ntwo\n",
	        "2:4 wrong_output: the console goes on with a newline where "
	        "the transcript ends");
	VERDICT(check, "*o", "two\n",
	        "1:3 wrong_output: the console goes on with a newline where "
	        "the transcript ends");
	VERDICT(check, "", "\n",
	        "1:1 wrong_output: the console goes on with a newline where "
	        "the transcript ends");
	VERDICT(check, "", "x",
	        "1:1 wrong_output: the console goes on with 'x' where the "
	        "transcript ends");
	VERDICT(check, "one\n", "one\r\r\n",
	        "1:4 wrong_output: the console shows 'one\r', not this");
	VERDICT(check, "one\n", "one\r",
	        "1:4 wrong_output: the console shows 'one\r', not this");
	VERDICT(check, "a\n", "a\0b\n",
	        "1:2 wrong_output: the console shows 'a?b', not this");
}

static void
test_missing(struct check *check)
{
	static const char stopped[] = "it stopped";

	VERDICT(check, "one\ntwo\n", "one\n",
	        "2:1 missing_output: this was to come, but the machine powered "
	        "off");
	VERDICT(check, "one\n", "one",
	        "1:4 missing_output: this was to come, but the machine powered "
	        "off");
	VERDICT(check, "one\n*x", "one\n-y",
	        "2:2 missing_output: this was to come, but the machine powered "
	        "off");
	VERDICT(check, "$ ls\n", "$ ",
	        "1:3 missing_output: this was to come, but the machine powered "
	        "off");
	check_verdict(check, BYTES("one\ntwo\n"), BYTES("one\nt"), stopped,
	              "2:2 missing_output: this was to come, but it stopped");
	check_verdict(check, BYTES("one\n"), BYTES("one\n"), stopped,
	              "2:1 wrong_end: all of this came, but then it stopped");
	check_verdict(check, BYTES("one\n"), BYTES("two\n"), stopped,
	              "1:1 wrong_output: the console shows 'two', not this");
}

#define TYPED(check, file, console, want) \
	CHECK_TEXT((check), typed_by(BYTES(file), BYTES(console), 64), want); \
	CHECK_TEXT((check), typed_by(BYTES(file), BYTES(console), 1), want)

static void
test_typed(struct check *check)
{
	TYPED(check, "a\n$ ls\nb\n$ \n$ exit", "a\n", "");
	TYPED(check, "a\n$ ls\nb\n$ \n$ exit", "a\n$", "");
	TYPED(check, "a\n$ ls\nb\n$ \n$ exit", "a\n$ ", "ls\n");
	TYPED(check, "a\n$ ls\nb\n$ \n$ exit", "a\n$ ls\nb\n", "ls\n");
	TYPED(check, "a\n$ ls\nb\n$ \n$ exit", "a\n$ ls\nb\n$ ", "ls\n\n");
	TYPED(check, "a\n$ ls\nb\n$ \n$ exit", "a\n$ ls\nb\n$ \n$ exit",
	      "ls\n\nexit\n");
	TYPED(check, "a\n$ ls\nb\n$ \n$ exit", "a\n$ ls\nc\n$ ", "ls\n");
	TYPED(check, "a\n$ ls\n", "b\n$ ", "");
	TYPED(check, "a\r\n$ ls\r\n", "a\r\n$ ", "ls\n");
	TYPED(check, "a $ ls\n", "a $ ", "");
}

/* Lines of a megabyte, of any form, and a console that never ends a line. */
static void
test_huge(struct check *check)
{
	enum { SIZE = 1024 * 1024 };
	static char file[SIZE], console[SIZE];

	memset(file, 'x', SIZE);
	memset(console, 'x', SIZE);
	CHECK_TEXT(check,
	           verdict_by((struct bytes){file, SIZE},
	                      (struct bytes){console, SIZE}, NULL, 4096),
	           "fine");
	console[SIZE - 10] = 'y';
	CHECK(check,
	      strstr(verdict_by((struct bytes){file, SIZE},
	                        (struct bytes){console, SIZE}, NULL, 4096),
	             "1:1048567 wrong_output: the console shows '...xxxx"));
	for (size_t i = 0; i < SIZE; i += 2)
		file[i] = '*';
	CHECK_TEXT(check,
	           verdict_by((struct bytes){file, SIZE},
	                      (struct bytes){console, SIZE}, NULL, 4096),
	           "fine");
	console[SIZE - 9] = 'y';
	CHECK(check,
	      strstr(verdict_by((struct bytes){file, SIZE},
	                        (struct bytes){console, SIZE}, NULL, 4096),
	             "missing_output"));
	CHECK(check,
	      strstr(verdict_by(BYTES("*\n"), (struct bytes){console, SIZE},
	                        NULL, 4096),
	             "1:1 wrong_output: the console shows 'xxxx"));
}

int
main(void)
{
	struct check check;

	check_begin(&check, "dialogue");
	test_same(&check);
	test_wild(&check);
	test_differs(&check);
	test_missing(&check);
	test_typed(&check);
	test_huge(&check);
	return check_end(&check);
}
