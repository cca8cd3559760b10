/* Reading a baseline; baseline.h has its form. */
#include <string.h>

#include "../base/text.h"
#include "baseline.h"

enum { FIELD_COUNT = 7, MOST = 1000000 };

/* The fields of an entry, by their place. */
enum { RULE, FROM, ARROW, TO, SYMBOL, KIND, COUNT };

struct reader {
	struct diag *diag;
	struct baseline *baseline;
	uint32_t comments;            /* where the lines above begin */
	uint32_t next;                /* where the next line begins */
	struct baseline_entry *entry; /* that indented lines belong to */
};

struct fields {
	struct span items[FIELD_COUNT];
	uint32_t count; /* FIELD_COUNT + 1 when there are more */
};

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

/* Cuts a line at its blanks. */
static struct fields
cut(struct span line)
{
	const char *text = line.source->text;
	struct fields fields = {0};
	uint32_t at = line.begin;

	while (fields.count <= FIELD_COUNT) {
		uint32_t begin;

		while (at < line.end && is_blank(text[at]))
			at++;
		if (at == line.end)
			break;
		begin = at;
		while (at < line.end && !is_blank(text[at]))
			at++;
		if (fields.count < FIELD_COUNT)
			fields.items[fields.count] =
				(struct span){line.source, begin, at};
		fields.count++;
	}
	return fields;
}

static bool
is_word(struct span span, const char *word)
{
	size_t len = strlen(word);

	return span.end - span.begin == len &&
	       memcmp(span.source->text + span.begin, word, len) == 0;
}

static void
refuse(struct reader *reader, struct span span, const char *text)
{
	diag_report(reader->diag, DIAG_bad_entry, span, "%s", text);
	reader->baseline->damaged = true;
}

static int
hex_value(char digit)
{
	static const char digits[] = "0123456789ABCDEF";
	const char *at = digit ? strchr(digits, digit) : NULL;

	return at ? (int)(at - digits) : -1;
}

/* Whether a field has its one form: no pattern, and %XX where it must be. */
static bool
is_field(struct span span)
{
	const char *text = span.source->text;

	for (uint32_t at = span.begin; at < span.end; at++) {
		unsigned char byte = (unsigned char)text[at];
		int high, low;

		if (byte <= ' ' || byte == 0x7f || strchr("*?", byte))
			return false;
		if (byte != '%')
			continue;
		if (span.end - at < 3)
			return false;
		high = hex_value(text[at + 1]);
		low = hex_value(text[at + 2]);
		if (high < 0 || low < 0)
			return false;
		byte = (unsigned char)(high * 16 + low);
		if (byte > ' ' && byte != 0x7f && !strchr("%*?", byte))
			return false;
		at += 2;
	}
	return true;
}

static const char *
name_of(struct reader *reader, struct span span)
{
	return names_add(reader->diag->names, span.source->text + span.begin,
	                 span.end - span.begin);
}

/* Returns 0 for what is no count. */
static uint32_t
count_of(struct span span)
{
	uint32_t count = 0;

	for (uint32_t at = span.begin; at < span.end; at++) {
		char digit = span.source->text[at];

		if (digit < '0' || digit > '9' || count > MOST)
			return 0;
		count = count * 10 + (uint32_t)(digit - '0');
	}
	return count <= MOST ? count : 0;
}

/* Whether the line is an entry; says what is wrong with it if not. */
static bool
check_fields(struct reader *reader, struct span line,
             const struct fields *fields)
{
	const char *rule;

	if (fields->count != FIELD_COUNT ||
	    !is_word(fields->items[ARROW], "->")) {
		refuse(reader, line,
		       "an entry is 'RULE FROM -> TO SYMBOL KIND COUNT'");
		return false;
	}
	for (int i = 0; i < COUNT; i++)
		if (!is_field(fields->items[i])) {
			refuse(reader, fields->items[i],
			       "an entry is one edge: here stands a pattern, "
			       "or a byte that is not written as %XX");
			return false;
		}
	rule = name_of(reader, fields->items[RULE]);
	if (!diag_find(rule) || !strchr(rule, '.')) {
		diag_report(reader->diag, DIAG_bad_entry, fields->items[RULE],
		            "no diagnostic is named '%s'; the nearest is "
		            "'%s.%s'",
		            rule, diag_nearest(rule)->group,
		            diag_nearest(rule)->id);
		reader->baseline->damaged = true;
		return false;
	}
	if (count_of(fields->items[COUNT]) == 0) {
		refuse(reader, fields->items[COUNT],
		       "the count is a number from 1 to 1000000");
		return false;
	}
	return true;
}

static void
read_entry(struct reader *reader, struct span line)
{
	struct fields fields = cut(line);
	struct baseline_entry *entry;
	struct diag_edge edge;

	reader->entry = NULL;
	if (!check_fields(reader, line, &fields))
		return;
	edge = (struct diag_edge){name_of(reader, fields.items[FROM]),
	                          name_of(reader, fields.items[TO]),
	                          name_of(reader, fields.items[SYMBOL]),
	                          name_of(reader, fields.items[KIND])};
	entry = baseline_entry_of(reader->diag, reader->baseline,
	                          name_of(reader, fields.items[RULE]), &edge);
	if (entry->listed > 0) {
		refuse(reader, line, "the edge is listed already");
		diag_note(reader->diag, entry->line, "it stands here");
		return;
	}
	entry->listed = count_of(fields.items[COUNT]);
	entry->line = line;
	entry->comments =
		(struct span){line.source, reader->comments, line.begin};
	entry->more = (struct span){line.source, reader->next, reader->next};
	reader->entry = entry;
}

static void
read_more(struct reader *reader, struct span line)
{
	struct fields fields = cut(line);
	struct baseline_entry *entry = reader->entry;

	if (!entry) {
		refuse(reader, line, "no entry stands above this line");
		return;
	}
	if (!is_word(fields.items[0], "owner") &&
	    !is_word(fields.items[0], "reason")) {
		refuse(reader, fields.items[0],
		       "below an entry stand 'owner' and 'reason'");
		return;
	}
	if (fields.count < 2) {
		refuse(reader, line, "a word is missing");
		return;
	}
	if (is_word(fields.items[0], "reason"))
		entry->reason =
			arena_text(reader->diag->arena,
		                   line.source->text + fields.items[1].begin,
		                   line.end - fields.items[1].begin);
	entry->more.end = reader->next;
}

static void
read_covers(struct reader *reader, struct span line)
{
	struct baseline *baseline = reader->baseline;
	struct fields fields = cut(line);
	struct text text = {.arena = reader->diag->arena};

	reader->entry = NULL;
	if (baseline->covers[0] != '\0' || baseline->entries.count > 0 ||
	    fields.count < 2) {
		refuse(reader, line,
		       "'covers' stands once, before all entries, with the "
		       "names that are checked");
		return;
	}
	for (uint32_t at = fields.items[1].begin; at < line.end; at++)
		if (!is_blank(line.source->text[at]))
			text_bytes(&text, line.source->text + at, 1);
		else if (!is_blank(line.source->text[at - 1]))
			text_bytes(&text, " ", 1);
	baseline->covers = text.bytes;
}

/* The line without what ends it; *next is where the one behind it begins. */
static struct span
line_at(const struct source *source, uint32_t number, uint32_t *next)
{
	uint32_t begin = source->line_begin[number], end;

	*next = number + 1 < source->line_count ? source->line_begin[number + 1]
	                                        : source->size;
	end = *next;
	if (end > begin && source->text[end - 1] == '\n')
		end--;
	while (end > begin && (source->text[end - 1] == '\r' ||
	                       is_blank(source->text[end - 1])))
		end--;
	return (struct span){source, begin, end};
}

static void
read_line(struct reader *reader, struct span line)
{
	const char *text = line.source->text + line.begin;
	struct baseline *baseline = reader->baseline;
	bool is_comment = line.begin == line.end || text[0] == '#';

	if (is_comment && !baseline->head.source)
		return;
	if (!baseline->head.source) {
		baseline->head = (struct span){line.source, 0, line.begin};
		reader->comments = line.begin;
	}
	if (is_comment)
		return;
	if (is_blank(text[0]))
		read_more(reader, line);
	else if (is_word(cut(line).items[0], "covers"))
		read_covers(reader, line);
	else
		read_entry(reader, line);
	reader->comments = reader->next;
}

struct baseline *
baseline_read(struct diag *diag, const char *path, const struct source *source)
{
	struct baseline *baseline = arena_new(diag->arena, struct baseline);
	struct reader reader = {.diag = diag, .baseline = baseline};

	baseline->path = path;
	baseline->covers = "";
	baseline->run = "";
	for (uint32_t i = 0; source && i < source->line_count; i++) {
		struct span line = line_at(source, i, &reader.next);

		read_line(&reader, line);
	}
	if (source && !baseline->head.source) {
		reader.comments = source->size;
		baseline->head = (struct span){source, 0, source->size};
	}
	if (source)
		baseline->tail =
			(struct span){source, reader.comments, source->size};
	return baseline;
}
