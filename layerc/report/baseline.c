#include "baseline.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"

static const char *const phase_words[PHASE_COUNT] = {"manifest", "source",
                                                     "object", "image"};

/* What would end a field, or look like a pattern, is written as %XX. */
static const char *
encode(struct diag *diag, const char *bytes, size_t len)
{
	struct text text = {.arena = diag->arena};

	if (len == 0)
		return names_text(diag->names, "-");
	for (size_t i = 0; i < len; i++) {
		unsigned char byte = (unsigned char)bytes[i];

		if (byte <= ' ' || byte == 0x7f || strchr("%*?", byte))
			text_print(&text, "%%%02X", byte);
		else
			text_bytes(&text, bytes + i, 1);
	}
	return names_text(diag->names, text.bytes);
}

static const char *
encode_text(struct diag *diag, const char *text)
{
	return encode(diag, text ? text : "", text ? strlen(text) : 0);
}

struct baseline_entry *
baseline_entry_of(struct diag *diag, struct baseline *baseline,
                  const char *rule, const struct diag_edge *edge)
{
	const char *key = names_text(
		diag->names,
		arena_print(diag->arena, "%s %s -> %s %s %s", rule, edge->from,
	                    edge->to, edge->symbol, edge->kind));
	struct baseline_entry *entry = map_get(&baseline->by_key, key);

	if (entry)
		return entry;
	entry = arena_new(diag->arena, struct baseline_entry);
	entry->rule = rule;
	entry->edge = *edge;
	map_put(diag->arena, &baseline->by_key, key, entry);
	*list_add(diag->arena, &baseline->entries) = entry;
	return entry;
}

/* The names that a report quotes, in their order, as one word. */
static const char *
quoted_names(struct diag *diag, const char *words)
{
	struct text text = {.arena = diag->arena};
	const char *begin = strchr(words, '\''), *end;

	while (begin && (end = strchr(begin + 1, '\''))) {
		text_print(&text, "%s%.*s", text.len ? "," : "",
		           (int)(end - begin - 1), begin + 1);
		begin = strchr(end + 1, '\'');
	}
	return encode(diag, text.bytes, text.len);
}

static struct diag_edge
edge_of(struct diag *diag, const struct diag_report *report,
        const struct diag_edge *said)
{
	const char *from = said->from ? said->from : diag->from;
	const char *phase = phase_words[diag->phase];

	if (!from && report->span.source)
		from = report->span.source->path;
	if (!said->symbol)
		return (struct diag_edge){encode_text(diag, from),
		                          encode_text(diag, NULL),
		                          quoted_names(diag, report->text),
		                          names_text(diag->names, phase)};
	return (struct diag_edge){
		encode_text(diag, from),
		encode_text(diag, said->to),
		encode_text(diag, said->symbol),
		names_text(diag->names,
	                   diag->phase <= PHASE_SOURCE
	                           ? said->kind
	                           : arena_print(diag->arena, "%s-%s", phase,
	                                         said->kind)),
	};
}

/*
 * Whether a report is of a kind that can wait: what keeps the rest from being
 * examined cannot, nor can a mistake of the baseline itself.
 */
static bool
can_wait(const struct diag *diag, const struct diag_report *report)
{
	const struct diag_entry *entry = &diag_catalogue[report->id];

	if (strcmp(entry->group, "SOURCE") == 0 ||
	    strcmp(entry->group, "BASELINE") == 0)
		return false;
	return entry->severity == SEVERITY_WARNING ||
	       diag->phase >= PHASE_SOURCE;
}

void
baseline_meet(struct diag *diag, struct diag_report *report,
              const struct diag_edge *edge)
{
	const struct diag_entry *rule = &diag_catalogue[report->id];
	unsigned *counter = diag_counter(diag, report->id);
	struct baseline_entry *entry;
	struct diag_edge written;

	if (!can_wait(diag, report)) {
		++*counter;
		return;
	}
	written = edge_of(diag, report, edge);
	entry = baseline_entry_of(
		diag, diag->baseline,
		names_text(diag->names, arena_print(diag->arena, "%s.%s",
	                                            rule->group, rule->id)),
		&written);
	report->entry = entry;
	entry->found++;
	if (entry->found <= entry->listed) {
		diag->known++;
	} else if (entry->found == entry->listed + 1) {
		diag->known -= entry->listed;
		*counter += entry->found;
	} else {
		++*counter;
	}
}

bool
baseline_knows(const struct diag_report *report)
{
	return report->entry && (report->is_recognised ||
	                         report->entry->found <= report->entry->listed);
}

static enum diag_phase
phase_of(const struct baseline_entry *entry)
{
	for (int i = 0; i < PHASE_COUNT; i++) {
		size_t len = strlen(phase_words[i]);

		if (strncmp(entry->edge.kind, phase_words[i], len) == 0 &&
		    (entry->edge.kind[len] == '\0' ||
		     entry->edge.kind[len] == '-'))
			return (enum diag_phase)i;
	}
	return PHASE_SOURCE;
}

/* Whether errors kept some of what is below from from being looked for. */
static bool
has_new_errors(const struct diag *diag, const char *from)
{
	list_each (const struct diag_report, report, &diag->reports)
		if (diag_catalogue[report->id].severity == SEVERITY_ERROR &&
		    !baseline_knows(report) && report->entry &&
		    report->entry->edge.from == from)
			return true;
	return false;
}

bool
baseline_is_stale(const struct diag *diag, const struct baseline_entry *entry)
{
	const struct baseline *baseline = diag->baseline;

	return baseline->is_examined && entry->found < entry->listed &&
	       phase_of(entry) <= baseline->reached &&
	       !has_new_errors(diag, entry->edge.from);
}

static void
print_entry(struct text *text, const struct baseline_entry *entry,
            uint32_t count)
{
	const struct diag_edge *edge = &entry->edge;

	text_print(text, "%s %s -> %s %s %s %u", entry->rule, edge->from,
	           edge->to, edge->symbol, edge->kind, count);
}

static void
report_stale(struct diag *diag, const struct baseline_entry *entry)
{
	struct text line = {.arena = diag->arena};
	struct span whole = {entry->line.source, entry->comments.begin,
	                     entry->more.end};

	if (entry->found > 0) {
		diag_report(diag, DIAG_stale_entry, entry->line,
		            "%u are listed and %u found: the count sinks with "
		            "what is repaired (--update-baseline does it)",
		            entry->listed, entry->found);
		print_entry(&line, entry, entry->found);
		diag_fix(diag, entry->line, "%s", line.bytes);
		return;
	}
	diag_report(diag, DIAG_stale_entry, entry->line,
	            "it is repaired: there is no such finding any more, and "
	            "its entry has to go (--update-baseline does it)");
	diag_fix(diag, whole, "%s", "");
}

void
baseline_report_stale(struct diag *diag)
{
	const struct baseline *baseline = diag->baseline;

	for (uint32_t i = 0; i < baseline->entries.count; i++)
		if (baseline_is_stale(diag, baseline->entries.items[i]))
			report_stale(diag, baseline->entries.items[i]);
}

struct baseline_count
baseline_count(const struct diag *diag)
{
	const struct baseline *baseline = diag->baseline;
	struct baseline_count count = {0};

	for (uint32_t i = 0; i < baseline->entries.count; i++) {
		const struct baseline_entry *entry = baseline->entries.items[i];
		uint32_t listed = entry->listed, found = entry->found;

		count.entries += listed > 0;
		count.known += found < listed ? found : listed;
		count.added += found > listed ? found - listed : 0;
		if (baseline_is_stale(diag, entry))
			count.repaired += listed - found;
	}
	return count;
}

static int
by_line(const void *a, const void *b)
{
	const struct baseline_entry *left =
		*(const struct baseline_entry *const *)a;
	const struct baseline_entry *right =
		*(const struct baseline_entry *const *)b;
	const char *const lefts[] = {left->rule, left->edge.from, left->edge.to,
	                             left->edge.symbol, left->edge.kind};
	const char *const rights[] = {right->rule, right->edge.from,
	                              right->edge.to, right->edge.symbol,
	                              right->edge.kind};
	int order = 0;

	for (int i = 0; i < 5 && order == 0; i++)
		order = strcmp(lefts[i], rights[i]);
	return order;
}

static void
add_span(struct text *text, struct span span)
{
	if (!span.source)
		return;
	text_bytes(text, span.source->text + span.begin, span.end - span.begin);
	if (span.end > span.begin && text->bytes[text->len - 1] != '\n')
		text_bytes(text, "\n", 1);
}

uint32_t
baseline_prune(struct diag *diag)
{
	const struct baseline *baseline = diag->baseline;
	uint32_t pruned = 0;

	for (uint32_t i = 0; i < baseline->entries.count; i++) {
		struct baseline_entry *entry = baseline->entries.items[i];

		if (!baseline_is_stale(diag, entry))
			continue;
		pruned += entry->listed - entry->found;
		entry->listed = entry->found;
	}
	return pruned;
}

/* Counts anew what is known, when the entries have changed. */
static void
count_again(struct diag *diag)
{
	diag->errors = diag->warnings = diag->known = 0;
	list_each (const struct diag_report, report, &diag->reports)
		*(baseline_knows(report) ? &diag->known
		                         : diag_counter(diag, report->id)) += 1;
}

uint32_t
baseline_accept(struct diag *diag)
{
	const struct baseline *baseline = diag->baseline;
	uint32_t accepted = 0;

	for (uint32_t i = 0; i < baseline->entries.count; i++) {
		struct baseline_entry *entry = baseline->entries.items[i];

		if (entry->found <= entry->listed)
			continue;
		accepted += entry->found - entry->listed;
		entry->listed = entry->found;
	}
	count_again(diag);
	return accepted;
}

/* What stays when lines above a report come or go. */
static const char *
words_and_line(struct diag *diag, const struct diag_report *report)
{
	const struct source *source = report->span.source;
	struct span line;

	if (!source)
		return names_text(diag->names, report->text);
	line = source_line(source,
	                   source_place(source, report->span.begin).line);
	return names_text(diag->names, arena_print(diag->arena, "%s\n%s\n%.*s",
	                                           source->path, report->text,
	                                           (int)(line.end - line.begin),
	                                           source->text + line.begin));
}

struct baseline *
baseline_of_past(struct diag *diag, const char *path)
{
	struct baseline *baseline = diag->baseline;

	list_each (const struct diag_report, report, &diag->reports) {
		const char *words;
		uintptr_t before;

		if (!report->entry)
			continue;
		words = words_and_line(diag, report);
		before = (uintptr_t)map_get(&report->entry->past, words);
		map_put(diag->arena, &report->entry->past, words,
		        (void *)(before + 1));
		report->entry->line = report->span;
	}
	for (uint32_t i = 0; i < baseline->entries.count; i++) {
		struct baseline_entry *entry = baseline->entries.items[i];

		entry->listed = entry->found;
		entry->found = 0;
	}
	baseline->path = path;
	baseline->reached = PHASE_MANIFEST;
	baseline->is_past = true;
	return baseline;
}

void
baseline_recognise(struct diag *diag)
{
	list_each (struct diag_report, report, &diag->reports) {
		const char *words;
		uintptr_t left;

		if (!report->entry)
			continue;
		words = words_and_line(diag, report);
		left = (uintptr_t)map_get(&report->entry->past, words);
		if (left == 0)
			continue;
		map_put(diag->arena, &report->entry->past, words,
		        (void *)(left - 1));
		report->is_recognised = true;
	}
	count_again(diag);
}

static void
write_entry(struct text *text, const struct baseline_entry *entry)
{
	if (entry->listed == 0)
		return;
	add_span(text, entry->comments);
	print_entry(text, entry, entry->listed);
	text_bytes(text, "\n", 1);
	add_span(text, entry->more);
}

const char *
baseline_text(const struct diag *diag)
{
	const struct baseline *baseline = diag->baseline;
	struct text text = {.arena = diag->arena};

	if (baseline->head.source)
		add_span(&text, baseline->head);
	else
		text_print(&text, "# Findings that wait for their repair.  The "
		                  "list may only shrink.\n");
	if (baseline->covers[0] != '\0')
		text_print(&text, "covers %s\n", baseline->covers);
	if (baseline->entries.count > 0)
		qsort(baseline->entries.items, baseline->entries.count,
		      sizeof(*baseline->entries.items), by_line);
	for (uint32_t i = 0; i < baseline->entries.count; i++)
		write_entry(&text, baseline->entries.items[i]);
	add_span(&text, baseline->tail);
	text_bytes(&text, "", 0);
	return text.bytes;
}
