#include "fix.h"

#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "../base/text.h"
#include "baseline.h"

struct fixes LIST(const struct diag_report *);

/* By file, and in a file by place; a gap comes before what begins at it. */
static int
by_place(const void *a, const void *b)
{
	const struct diag_report *left = *(const struct diag_report *const *)a;
	const struct diag_report *right = *(const struct diag_report *const *)b;
	int order = strcmp(left->fix_span.source->path,
	                   right->fix_span.source->path);

	if (order != 0)
		return order;
	if (left->fix_span.begin != right->fix_span.begin)
		return left->fix_span.begin < right->fix_span.begin ? -1 : 1;
	if (left->fix_span.end != right->fix_span.end)
		return left->fix_span.end < right->fix_span.end ? -1 : 1;
	return left < right ? -1 : left > right;
}

static void
find_fixes(const struct diag *diag, struct fixes *fixes)
{
	list_each (const struct diag_report, report, &diag->reports)
		if (report->fix && report->fix_span.source &&
		    !baseline_knows(report) &&
		    file_exists(report->fix_span.source->path))
			*list_add(diag->arena, fixes) = report;
	if (fixes->count > 0)
		qsort(fixes->items, fixes->count, sizeof(*fixes->items),
		      by_place);
}

static void
print_fix(FILE *out, const struct diag_report *report, bool dry_run)
{
	struct span span = report->fix_span;
	struct place place = source_place(span.source, span.begin);
	const char *old = span.source->text + span.begin;
	size_t whole = span.end - span.begin;
	/* Of more lines than one, the first tells what it is. */
	const char *newline = memchr(old, '\n', whole);
	int len = (int)(newline ? (size_t)(newline - old) : whole);

	fprintf(out, "%s:%u:%u: %s", span.source->path, place.line,
	        place.column, dry_run ? "would " : "");
	if (len == 0 && report->fix[0] == '\n')
		fprintf(out, "insert the line '%s'\n", report->fix + 1);
	else if (len == 0)
		fprintf(out, "insert '%s'\n", report->fix);
	else if (report->fix[0] == '\0')
		fprintf(out, "remove '%.*s'\n", len, old);
	else
		fprintf(out, "put '%s' for '%.*s'\n", report->fix, len, old);
}

/*
 * Whether a fix comes after those before it, of which the last ends at end.
 * What is only added stands beside what others add at its place, if it is not
 * the same.
 */
static bool
is_next(const struct fixes *fixes, uint32_t first, uint32_t number,
        uint32_t end)
{
	const struct diag_report *fix = fixes->items[number];

	if (number == first)
		return true;
	if (fix->fix_span.begin < end)
		return false;
	for (uint32_t i = number; i > first; i--) {
		const struct diag_report *other = fixes->items[i - 1];

		if (other->fix_span.begin != fix->fix_span.begin)
			break;
		if (fix->fix_span.end != fix->fix_span.begin ||
		    strcmp(other->fix, fix->fix) == 0)
			return false;
	}
	return true;
}

/* Makes the fixes from first on that are in one file.  Returns the next. */
static uint32_t
fix_file(const struct diag *diag, const struct fixes *fixes, uint32_t first,
         bool dry_run, unsigned *made, FILE *out)
{
	const struct source *source = fixes->items[first]->fix_span.source;
	struct text text = {.arena = diag->arena};
	uint32_t at = 0, i = first;

	for (; i < fixes->count &&
	       fixes->items[i]->fix_span.source->path == source->path;
	     i++) {
		struct span span = fixes->items[i]->fix_span;

		if (!is_next(fixes, first, i, at))
			continue;
		text_bytes(&text, source->text + at, span.begin - at);
		text_print(&text, "%s", fixes->items[i]->fix);
		at = span.end;
		print_fix(out, fixes->items[i], dry_run);
		++*made;
	}
	text_bytes(&text, source->text + at, source->size - at);
	if (!dry_run)
		file_write(diag->arena, source->path, text.bytes, text.len);
	return i;
}

unsigned
fix_apply(const struct diag *diag, bool dry_run, FILE *out)
{
	struct fixes fixes = {0};
	unsigned made = 0;

	find_fixes(diag, &fixes);
	for (uint32_t i = 0; i < fixes.count;)
		i = fix_file(diag, &fixes, i, dry_run, &made, out);
	return made;
}
