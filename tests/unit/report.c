/* report/: places, lines, spelling, and that a thing is said once. */
#include <string.h>

#include "../../layerc/report/diag.h"
#include "../../layerc/report/spelling.h"
#include "check.h"

static bool
is_at(const struct source *source, uint32_t offset, uint32_t line,
      uint32_t column)
{
	struct place place = source_place(source, offset);

	return place.line == line && place.column == column;
}

static void
test_places(struct check *check, struct arena *arena)
{
	static const char text[] = "one\n\n\tthree \r\nfour";
	struct source source, empty;
	struct span line;

	source_init(&source, arena, "x", text, sizeof(text) - 1);
	CHECK(check, source.line_count == 4);
	CHECK(check, is_at(&source, 0, 1, 1));
	CHECK(check, is_at(&source, 3, 1, 4));
	CHECK(check, is_at(&source, 4, 2, 1));
	CHECK(check, is_at(&source, 6, 3, 2));
	CHECK(check, is_at(&source, sizeof(text) - 1, 4, 5));
	line = source_line(&source, 3);
	CHECK(check, line.begin == 6 && line.end == 11);
	line = source_line(&source, 2);
	CHECK(check, line.begin == line.end);
	CHECK(check, source_line(&source, 99).begin == 14);
	CHECK(check, source_line(&source, 0).begin == 0);
	source_init(&empty, arena, "y", "", 0);
	CHECK(check, empty.line_count == 1 && is_at(&empty, 0, 1, 1));
}

static void
test_spelling(struct check *check)
{
	char longer[80];

	memset(longer, 'a', sizeof(longer));
	longer[79] = '\0';
	CHECK(check, spelling_distance("", "abc") == 3);
	CHECK(check, spelling_distance("palloc", "palloc") == 0);
	CHECK(check, spelling_distance("palloc", "plaloc") == 1);
	CHECK(check, spelling_distance("kitten", "sitting") == 3);
	CHECK(check, spelling_distance(longer, "a") > 60);
	CHECK(check, spelling_is_near("exprot", "export"));
	CHECK(check, !spelling_is_near("at_get", "tdq_set"));
}

static void
test_once(struct check *check, struct arena *arena)
{
	struct names names = {.arena = arena};
	struct diag diag = {.arena = arena, .names = &names};
	struct source source;
	struct span first, same_line, second;

	source_init(&source, arena, "x", "a b\nc", 5);
	first = (struct span){&source, 0, 1};
	same_line = (struct span){&source, 2, 3};
	second = (struct span){&source, 4, 5};
	diag_report(&diag, DIAG_hidden_call, first, "text");
	diag_note(&diag, second, "kept");
	diag_report(&diag, DIAG_hidden_call, same_line, "text");
	diag_note(&diag, second, "dropped with its report");
	CHECK(check,
	      diag.errors == 1 && diag.reports.items[0].notes.count == 1);
	diag_report(&diag, DIAG_hidden_call, second, "text");
	diag_report(&diag, DIAG_upward_call, first, "text");
	diag_report(&diag, DIAG_unused_import, first, "text");
	CHECK(check, diag.errors == 3 && diag.warnings == 1);
}

static void
test_catalogue(struct check *check)
{
	CHECK(check,
	      diag_find("hidden_call") == &diag_catalogue[DIAG_hidden_call]);
	CHECK(check, diag_find("FUN.hidden_call") != NULL);
	CHECK(check, diag_find("VAR.hidden_call") == NULL);
	CHECK(check, diag_find("hidden") == NULL);
	CHECK(check,
	      diag_nearest("hiden_call") == &diag_catalogue[DIAG_hidden_call]);
	for (int i = 0; i < DIAG_COUNT; i++)
		CHECK(check, diag_catalogue[i].meaning[0] &&
		                     diag_catalogue[i].example[0]);
}

int
main(void)
{
	struct arena arena = {0};
	struct check check;

	check_begin(&check, "report");
	test_places(&check, &arena);
	test_spelling(&check);
	test_once(&check, &arena);
	test_catalogue(&check);
	arena_free(&arena);
	return check_end(&check);
}
