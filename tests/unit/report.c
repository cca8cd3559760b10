/* report/: places, lines, spelling, and that a thing is said once. */
#include <jansson.h>
#include <string.h>

#include "../../layerc/report/baseline.h"
#include "../../layerc/report/diag.h"
#include "../../layerc/report/export_forms.h"
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
		CHECK(check, diag_catalogue[i].meaning[0]);
}

/* The first run of a log, and its results. */
static const json_t *
results_of(const json_t *root)
{
	return json_object_get(json_array_get(json_object_get(root, "runs"), 0),
	                       "results");
}

/* One result more than GitHub reads, the last the only error. */
static void
test_limits(struct check *check, struct arena *arena)
{
	enum { LIMIT = 25000, PLACES = 1000 };
	struct names names = {.arena = arena};
	struct diag diag = {.arena = arena, .names = &names};
	struct source source;
	const json_t *results, *last, *run;
	json_t *root;

	source_init(&source, arena, "x", "a", 1);
	for (int i = 0; i < LIMIT; i++)
		diag_report(&diag, DIAG_unused_import,
		            (struct span){&source, 0, 1}, "%d", i);
	diag_report(&diag, DIAG_hidden_call, (struct span){0}, "last");
	for (int i = 0; i < PLACES; i++)
		diag_note(&diag, (struct span){&source, 0, 1}, "note");
	root = export_sarif(&diag, "", "0");
	results = results_of(root);
	last = json_array_get(results, LIMIT - 1);
	CHECK(check, json_array_size(results) == LIMIT);
	CHECK_TEXT(check, json_string_value(json_object_get(last, "ruleId")),
	           "FUN.hidden_call");
	CHECK(check, json_array_size(json_object_get(
			     last, "relatedLocations")) == PLACES - 1);
	run = json_array_get(json_object_get(root, "runs"), 0);
	run = json_array_get(json_object_get(run, "invocations"), 0);
	CHECK(check, json_array_size(json_object_get(
			     run, "toolExecutionNotifications")) == 1);
	json_decref(root);
}

static void
report_call(struct diag *diag, struct span span)
{
	diag->from = names_text(diag->names, "Top");
	diag_about(diag, "Low", names_text(diag->names, "low_get"), "call");
	diag_report(diag, DIAG_hidden_call, span, "text");
}

/* What is known is no error, until there is one more of it. */
static void
test_baseline(struct check *check, struct arena *arena)
{
	static const char text[] =
		"FUN.hidden_call Top -> Low low_get call 2\n";
	struct names names = {.arena = arena};
	struct diag diag = {
		.arena = arena, .names = &names, .phase = PHASE_SOURCE};
	struct source known, source;

	source_init(&known, arena, "known", text, sizeof(text) - 1);
	source_init(&source, arena, "x", "1\n2\n3", 5);
	diag.baseline = baseline_read(&diag, "known", &known);
	diag.baseline->is_examined = true;
	diag.baseline->reached = PHASE_SOURCE;
	report_call(&diag, (struct span){&source, 0, 1});
	CHECK(check, diag.errors == 0 && diag.known == 1);
	CHECK(check, baseline_count(&diag).repaired == 1);
	report_call(&diag, (struct span){&source, 2, 3});
	CHECK(check, diag.errors == 0 && diag.known == 2);
	CHECK(check, baseline_count(&diag).repaired == 0);
	CHECK(check, diag_sorted(&diag, false).count == 0);
	report_call(&diag, (struct span){&source, 4, 5});
	CHECK(check, diag.errors == 3 && diag.known == 0);
	CHECK(check, diag_sorted(&diag, false).count == 3);
	CHECK(check, baseline_accept(&diag) == 1 && diag.errors == 0);
	CHECK_TEXT(check, strstr(baseline_text(&diag), "FUN"),
	           "FUN.hidden_call Top -> Low low_get call 3\n");
}

/* What keeps the rest from being examined cannot wait. */
static void
test_urgent(struct check *check, struct arena *arena)
{
	struct names names = {.arena = arena};
	struct diag diag = {.arena = arena, .names = &names};

	diag.baseline = baseline_read(&diag, "known", NULL);
	diag_report(&diag, DIAG_hidden_import, (struct span){0}, "manifest");
	diag.phase = PHASE_SOURCE;
	diag_report(&diag, DIAG_c_error, (struct span){0}, "source");
	CHECK(check, baseline_accept(&diag) == 0 && diag.errors == 2);
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
	test_limits(&check, &arena);
	test_baseline(&check, &arena);
	test_urgent(&check, &arena);
	arena_free(&arena);
	return check_end(&check);
}
