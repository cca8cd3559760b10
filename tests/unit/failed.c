/* report/failed: what programs said of what they could not make. */
#include "../../layerc/report/failed.h"

#include "../../layerc/base/text.h"
#include "check.h"

static void
write_file(const char *path, const char *bytes, size_t size)
{
	FILE *file = fopen(path, "w");

	fwrite(bytes, 1, size, file);
	fclose(file);
}

/* The reports that a log of so many bytes makes, a line each. */
static const char *
reports_of(struct arena *arena, const char *log, size_t size)
{
	struct names names = {.arena = arena};
	struct sources sources = {.names = &names};
	struct diag diag = {.arena = arena, .names = &names};
	struct session session = {.arena = arena,
	                          .names = &names,
	                          .sources = &sources,
	                          .diag = &diag,
	                          .failed = "log"};
	struct text text = {.arena = arena};

	write_file("log", log, size);
	failed_report(&session);
	list_each (const struct diag_report, report, &diag.reports) {
		const struct span *at = &report->span;
		struct place place = {0};

		if (at->source)
			place = source_place(at->source, at->begin);
		text_print(&text, "%u:%u %s\n", place.line, place.column,
		           report->text);
		list_each (const struct diag_note, note, &report->notes)
			text_print(&text, "  %s\n", note->text);
	}
	return text.bytes ? text.bytes : "";
}

#define REPORTS(log) reports_of(arena, (log), sizeof(log) - 1)

static void
test_places(struct check *check, struct arena *arena)
{
	CHECK_TEXT(check,
	           REPORTS("[1/2] cc a.o\nFAILED: a.o \ncc a.c: error: no\n"
	                   "a.c:2:3: error: one\n  int x\n"
	                   "a.c:1:1: note: why\n"
	                   "a.c:2: warning: two\na.c:1: note: not why\n"
	                   "a.c:1: fatal error: three\n[2/2] cc b.o\n"
	                   "a.c:1: error: what was made does not count\n"),
	           "2:3 one\n  why\n1:1 three\n");
	/* Places that are not in the file, and files that are not there. */
	CHECK_TEXT(check,
	           REPORTS("FAILED: a.o\nx\na.c:99:1: error: one\n"
	                   "a.c:2:99: error: two\nb.c:1: error: three\n"
	                   "a.c:0: error: four\n:7: error: five\n"
	                   "a.c:99999999999: error: six\n: error: \n"),
	           "3:1 one\n2:3 two\n0:0 three\n");
	CHECK_TEXT(check,
	           REPORTS("FAILED: a.o\nx\n"
	                   "\033[1ma.c:2:3: \033[0m\033[31merror: "
	                   "\033[0mone\033[0m\n"),
	           "2:3 one\n");
}

static void
test_words(struct check *check, struct arena *arena)
{
	CHECK_TEXT(check,
	           REPORTS("[1/3] cc a.o\nFAILED: a.elf b \nld -o a.elf\n"
	                   "ld: a.o: undefined reference to `b'\n\n"
	                   "FAILED: [code=1] c \ncc\n"
	                   "ninja: build stopped: subcommand failed.\n"),
	           "0:0 'a.elf' could not be made\n"
	           "  ld: a.o: undefined reference to `b'\n"
	           "0:0 'c' could not be made\n");
	CHECK_TEXT(check, REPORTS("ninja: error: 'a.c' is missing\n"),
	           "0:0 'a.c' is missing\n");
	CHECK_TEXT(check, REPORTS("FAILED:  \nx\n\0y\n\033[\033"),
	           "0:0 '' could not be made\n");
	CHECK_TEXT(check, REPORTS("FAILED: [code"),
	           "0:0 '' could not be made\n");
	CHECK_TEXT(check, REPORTS(""), "");
}

static void
test_unkept(struct check *check, struct arena *arena)
{
	struct names names = {.arena = arena};
	struct diag diag = {.arena = arena, .names = &names};
	struct session session = {.arena = arena, .diag = &diag};

	failed_report(&session);
	CHECK(check, diag.errors == 0);
	session.failed = "";
	failed_report(&session);
	CHECK(check, diag.errors == 1);
}

int
main(void)
{
	struct arena arena = {0};
	struct check check;

	check_begin(&check, "failed");
	write_file("a.c", "int\n  int x;\n", 13);
	test_places(&check, &arena);
	test_words(&check, &arena);
	test_unkept(&check, &arena);
	arena_free(&arena);
	return check_end(&check);
}
