#include "diag.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "baseline.h"
#include "spelling.h"

/* A golden's repair, for each: tests/diag/ID/repair, made into a table. */
static const char *const repairs[DIAG_COUNT] = {
#define REPAIR(id, text) [DIAG_##id] = text,
#include "repairs.def"
#undef REPAIR
};

#define WARNING SEVERITY_WARNING
#define ERROR SEVERITY_ERROR
const struct diag_entry diag_catalogue[DIAG_COUNT] = {
#define DIAG(id, group, severity, meaning) {#id, #group, severity, meaning},
#include "diag.def"
#undef DIAG
};
#undef WARNING
#undef ERROR

const char *
diag_repair(const struct diag_entry *entry)
{
	return repairs[entry - diag_catalogue];
}

static const char *vprint(struct arena *arena, const char *format,
                          va_list arguments)
	__attribute__((format(printf, 2, 0)));

static const char *
vprint(struct arena *arena, const char *format, va_list arguments)
{
	struct text text = {.arena = arena};

	text_vprint(&text, format, arguments);
	return text.bytes;
}

/* Whether this was said before at this line; remembers that it was. */
static bool
was_said(struct diag *diag, enum diag_id id, struct span span, const char *text)
{
	const char *key = arena_print(
		diag->arena, "%d %s:%u %s", (int)id,
		span.source ? span.source->path : "",
		span.source ? source_place(span.source, span.begin).line : 0,
		text);

	key = names_text(diag->names, key);
	if (map_get(&diag->seen, key))
		return true;
	map_put(diag->arena, &diag->seen, key, diag);
	return false;
}

void
diag_report(struct diag *diag, enum diag_id id, struct span span,
            const char *text, ...)
{
	struct diag_edge edge = diag->next;
	struct diag_report *report;
	const char *words;
	va_list arguments;

	diag->next = (struct diag_edge){0};
	va_start(arguments, text);
	words = vprint(diag->arena, text, arguments);
	va_end(arguments);
	diag->last_dropped = was_said(diag, id, span, words);
	if (diag->last_dropped)
		return;
	report = list_add(diag->arena, &diag->reports);
	report->id = id;
	report->span = span;
	report->text = words;
	report->origin = diag->origin;
	if (diag->baseline)
		baseline_meet(diag, report, &edge);
	else
		*diag_counter(diag, id) += 1;
}

unsigned *
diag_counter(struct diag *diag, enum diag_id id)
{
	return diag_catalogue[id].severity == SEVERITY_ERROR ? &diag->errors
	                                                     : &diag->warnings;
}

/* One name for the two ends of an edge. */
static const char *
edge_name(const struct diag *diag, const char *symbol)
{
	return names_text(diag->names,
	                  arena_print(diag->arena, "%s %s",
	                              diag->from ? diag->from : "-", symbol));
}

void
diag_about(struct diag *diag, const char *to, const char *symbol,
           const char *kind)
{
	diag->next = (struct diag_edge){diag->from, to, symbol, kind};
	map_put(diag->arena, &diag->edges, edge_name(diag, symbol), diag);
}

bool
diag_is_about(const struct diag *diag, const char *symbol)
{
	return map_get(&diag->edges, edge_name(diag, symbol)) != NULL;
}

static struct diag_report *
last(struct diag *diag)
{
	assert(diag->reports.count > 0);
	return &diag->reports.items[diag->reports.count - 1];
}

void
diag_fix(struct diag *diag, struct span span, const char *words, ...)
{
	va_list arguments;

	if (diag->last_dropped)
		return;
	va_start(arguments, words);
	last(diag)->fix = vprint(diag->arena, words, arguments);
	va_end(arguments);
	last(diag)->fix_span = span;
}

void
diag_note(struct diag *diag, struct span span, const char *text, ...)
{
	struct diag_note *note;
	va_list arguments;

	if (diag->last_dropped)
		return;
	note = list_add(diag->arena, &last(diag)->notes);
	note->span = span;
	va_start(arguments, text);
	note->text = vprint(diag->arena, text, arguments);
	va_end(arguments);
}

struct style {
	const char *bold, *error, *warning, *note, *caret, *reset;
};

static const struct style plain = {"", "", "", "", "", ""};
static const struct style coloured = {"\033[1m",    "\033[1;31m", "\033[1;35m",
                                      "\033[1;36m", "\033[1;32m", "\033[0m"};

/*
 * Copies blanks in place of text up to the span, so that a tab in the line
 * above moves the caret as far; then a caret and tildes under the span.
 */
static void
print_caret(FILE *out, const struct style *style, struct span line,
            struct span span)
{
	const char *text = span.source->text;
	uint32_t end = span.end < line.end ? span.end : line.end;

	fputs("      | ", out);
	for (uint32_t i = line.begin; i < span.begin; i++)
		fputc(text[i] == '\t' ? '\t' : ' ', out);
	fprintf(out, "%s^", style->caret);
	for (uint32_t i = span.begin + 1; i < end; i++)
		fputc('~', out);
	fprintf(out, "%s\n", style->reset);
}

/* Prints bytes so that no terminal is driven by them. */
static void
print_bytes(FILE *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char byte = (unsigned char)text[i];

		fputc((byte < 0x20 && byte != '\t') || byte == 0x7f ? '?'
		                                                    : byte,
		      out);
	}
}

static void
print_words(FILE *out, const char *words)
{
	print_bytes(out, words, strlen(words));
}

static void
print_fix(FILE *out, const struct style *style, struct span line,
          struct span span, const char *fix)
{
	const char *text = span.source->text;

	fputs("      | ", out);
	for (uint32_t i = line.begin; i < span.begin; i++)
		fputc(text[i] == '\t' ? '\t' : ' ', out);
	fputs(style->caret, out);
	print_words(out, fix);
	fprintf(out, "%s\n", style->reset);
}

/* The whole line, blanks and all, in which a span begins. */
static struct span
whole_line(struct span span)
{
	const struct source *source = span.source;
	uint32_t number = source_place(source, span.begin).line;
	uint32_t begin = source->line_begin[number - 1];
	uint32_t end = number < source->line_count
	                       ? source->line_begin[number] - 1
	                       : source->size;

	if (end > begin && source->text[end - 1] == '\r')
		end--;
	return (struct span){source, begin, end};
}

/* Of a line that no one wrote by hand, what stands around the place. */
static struct span
window(struct span line, uint32_t place)
{
	enum { BEFORE = 160, WHOLE = 400 };

	if (line.end - line.begin <= WHOLE)
		return line;
	if (place > line.end)
		place = line.end;
	if (place - line.begin > BEFORE)
		line.begin = place - BEFORE;
	if (line.end - line.begin > WHOLE)
		line.end = line.begin + WHOLE;
	return line;
}

static void
print_line(FILE *out, const struct style *style, struct span span,
           const char *fix, struct span fix_span)
{
	struct span line = window(whole_line(span), span.begin);
	uint32_t number = source_place(span.source, span.begin).line;

	fprintf(out, "%5u | ", number);
	print_bytes(out, span.source->text + line.begin, line.end - line.begin);
	fputc('\n', out);
	if (span.begin > line.end)
		span.begin = line.end;
	print_caret(out, style, line, span);
	if (fix && fix[0] && fix_span.source == span.source &&
	    fix_span.begin >= line.begin && fix_span.begin <= line.end &&
	    !strchr(fix, '\n'))
		print_fix(out, style, line, fix_span, fix);
}

static void
print_place(FILE *out, const struct style *style, struct span span)
{
	struct place place;

	if (!span.source) {
		fprintf(out, "%slayerc:%s ", style->bold, style->reset);
		return;
	}
	place = source_place(span.source, span.begin);
	fputs(style->bold, out);
	print_words(out, span.source->path);
	fprintf(out, ":%u:%u:%s ", place.line, place.column, style->reset);
}

/* Words at a place that a report has just shown do without its line. */
static bool
is_shown(const struct diag_report *report, uint32_t number)
{
	struct span span = report->notes.items[number].span;
	struct span before = number > 0 ? report->notes.items[number - 1].span
	                                : report->span;

	return span.source == before.source && span.begin == before.begin &&
	       span.end == before.end;
}

static void
print_note(FILE *out, const struct style *style, const struct diag_note *note)
{
	print_place(out, style, note->span);
	fprintf(out, "%snote:%s ", style->note, style->reset);
	print_words(out, note->text);
	fputc('\n', out);
}

/* Prints the notes that lead from origin to source, if any do. */
static void
print_origin(FILE *out, const struct style *style,
             const struct diag_origin *origin, const struct source *source)
{
	const struct diag_origin *end = origin;

	while (end && end->source != source)
		end = end->next;
	for (; end && origin != end->next; origin = origin->next) {
		print_note(out, style, &origin->note);
		if (origin->note.span.source)
			print_line(out, style, origin->note.span, NULL,
			           origin->note.span);
	}
}

void
diag_print_report(const struct diag_report *report, FILE *out, bool colour)
{
	const struct style *style = colour ? &coloured : &plain;
	const struct diag_entry *entry = &diag_catalogue[report->id];
	bool error = entry->severity == SEVERITY_ERROR;

	print_place(out, style, report->span);
	fprintf(out, "%s%s:%s %s", error ? style->error : style->warning,
	        error ? "error" : "warning", style->reset, style->bold);
	print_words(out, report->text);
	fprintf(out, " [%s.%s]%s\n", entry->group, entry->id, style->reset);
	if (report->span.source)
		print_line(out, style, report->span, report->fix,
		           report->fix_span);
	for (uint32_t i = 0; i < report->notes.count; i++) {
		const struct diag_note *note = &report->notes.items[i];

		print_note(out, style, note);
		if (note->span.source && !is_shown(report, i))
			print_line(out, style, note->span, report->fix,
			           report->fix_span);
	}
	print_origin(out, style, report->origin, report->span.source);
}

static void
print_count(FILE *out, unsigned count, const char *word)
{
	fprintf(out, "%u %s%s", count, word, count == 1 ? "" : "s");
}

/* Where a report goes: files in the order in which they were first named. */
struct order {
	const struct diag_report *report;
	uint32_t file, begin, number;
};

static int
by_place(const void *a, const void *b)
{
	const struct order *left = a, *right = b;

	if (left->file != right->file)
		return left->file < right->file ? -1 : 1;
	if (left->begin != right->begin)
		return left->begin < right->begin ? -1 : 1;
	return left->number < right->number ? -1 : 1;
}

static struct order *
sort_reports(const struct diag *diag)
{
	uint32_t count = diag->reports.count, files = 0;
	struct order *orders = arena_array(diag->arena, struct order, count);
	struct map numbers = {0};

	for (uint32_t i = 0; i < count; i++) {
		const struct diag_report *report = &diag->reports.items[i];
		const void *key = report->span.source
		                          ? (const void *)report->span.source
		                          : diag;
		struct order *first = map_get(&numbers, key);

		orders[i] = (struct order){report, first ? first->file : files,
		                           report->span.begin, i};
		if (first)
			continue;
		files++;
		map_put(diag->arena, &numbers, key, &orders[i]);
	}
	if (count > 0)
		qsort(orders, count, sizeof(*orders), by_place);
	return orders;
}

struct diag_sorted
diag_sorted(const struct diag *diag, bool known)
{
	const struct order *orders = sort_reports(diag);
	struct diag_sorted sorted = {0};

	for (uint32_t i = 0; i < diag->reports.count; i++)
		if (known || !baseline_knows(orders[i].report))
			*list_add(diag->arena, &sorted) = orders[i].report;
	return sorted;
}

void
diag_print(const struct diag *diag, FILE *out, bool colour)
{
	struct diag_sorted sorted = diag_sorted(diag, false);

	list_each (const struct diag_report *, report, &sorted)
		diag_print_report(*report, out, colour);
	if (diag->errors + diag->warnings == 0)
		return;
	if (diag->warnings)
		print_count(out, diag->warnings, "warning");
	if (diag->warnings && diag->errors)
		fputs(" and ", out);
	if (diag->errors)
		print_count(out, diag->errors, "error");
	fputs(".\n", out);
}

static const char *
without_group(const char *id)
{
	const char *dot = strrchr(id, '.');

	return dot ? dot + 1 : id;
}

const struct diag_entry *
diag_find(const char *id)
{
	const char *dot = strrchr(id, '.');

	for (int i = 0; i < DIAG_COUNT; i++) {
		const struct diag_entry *entry = &diag_catalogue[i];

		if (strcmp(without_group(id), entry->id) != 0)
			continue;
		if (!dot || (strlen(entry->group) == (size_t)(dot - id) &&
		             memcmp(entry->group, id, (size_t)(dot - id)) == 0))
			return entry;
	}
	return NULL;
}

const struct diag_entry *
diag_nearest(const char *id)
{
	const struct diag_entry *best = &diag_catalogue[0];
	unsigned least = UINT32_MAX;

	for (int i = 0; i < DIAG_COUNT; i++) {
		unsigned distance = spelling_distance(without_group(id),
		                                      diag_catalogue[i].id);

		if (distance < least) {
			least = distance;
			best = &diag_catalogue[i];
		}
	}
	return best;
}
