#include "object_macro.h"

#include <string.h>
#include <strings.h>

#include "../base/list.h"

struct macro {
	struct span name;
	const struct source *source;
	uint32_t begin, end; /* lines: %macro and %endmacro */
	bool expands;        /* the macro that is looked for, or is it */
};

struct macros LIST(struct macro);

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

/* Cuts the first word off a line; it is empty at the end, or at a comment. */
static struct span
take_word(struct span *line)
{
	struct span word = {line->source, line->begin, line->begin};
	const char *text = line->source->text;

	while (word.begin < line->end && is_blank(text[word.begin]))
		word.begin++;
	word.end = word.begin;
	while (word.end < line->end && !is_blank(text[word.end]) &&
	       !strchr(";:(", text[word.end]))
		word.end++;
	line->begin = word.end;
	return word;
}

static bool
is_word(struct span word, const char *const *words)
{
	for (; *words; words++)
		if (word.end - word.begin == strlen(*words) &&
		    strncasecmp(word.source->text + word.begin, *words,
		                strlen(*words)) == 0)
			return true;
	return false;
}

static bool
is_same(struct span a, struct span b)
{
	return a.end - a.begin == b.end - b.begin &&
	       strncasecmp(a.source->text + a.begin, b.source->text + b.begin,
	                   a.end - a.begin) == 0;
}

static bool
begins_macro(struct span word)
{
	static const char *const words[] = {"%macro", "%imacro", "%rmacro",
	                                    "%irmacro", NULL};

	return is_word(word, words);
}

static bool
ends_macro(struct span word)
{
	static const char *const words[] = {"%endmacro", "%endm", NULL};

	return is_word(word, words);
}

bool
object_macro_has(const struct source *source, uint32_t line)
{
	uint32_t ended = 0;

	for (uint32_t i = line; i-- > 1;) {
		struct span rest = source_line(source, i);
		struct span word = take_word(&rest);

		if (begins_macro(word) && ended-- == 0)
			return true;
		ended += ends_macro(word);
	}
	return false;
}

/* Adds the macros of a source, outer ones only. */
static void
add_macros(struct arena *arena, struct macros *macros,
           const struct source *source)
{
	uint32_t depth = 0;

	for (uint32_t i = 1; i <= source->line_count; i++) {
		struct span rest = source_line(source, i);
		struct span word = take_word(&rest);

		if (begins_macro(word) && depth++ == 0)
			*list_add(arena, macros) =
				(struct macro){.name = take_word(&rest),
			                       .source = source,
			                       .begin = i,
			                       .end = source->line_count + 1};
		else if (ends_macro(word) && depth > 0 && --depth == 0)
			macros->items[macros->count - 1].end = i;
	}
}

/* Whether a line expands a macro that expands the one that is looked for. */
static bool
expands(const struct macros *macros, const struct source *source, uint32_t line)
{
	struct span rest = source_line(source, line);
	struct span word = take_word(&rest);

	/* Behind a label, with or without its colon, comes another word. */
	for (int i = 0; i < 2; i++) {
		list_each (const struct macro, macro, macros)
			if (macro->expands && is_same(macro->name, word))
				return true;
		if (rest.begin < rest.end && source->text[rest.begin] == ':')
			rest.begin++;
		word = take_word(&rest);
	}
	return false;
}

static bool
body_expands(const struct macros *macros, const struct macro *macro)
{
	for (uint32_t i = macro->begin + 1; i < macro->end; i++)
		if (expands(macros, macro->source, i))
			return true;
	return false;
}

static void
mark_all(struct macros *macros, const struct source *source, uint32_t line)
{
	bool changed;

	list_each (struct macro, macro, macros)
		macro->expands = macro->source == source &&
		                 macro->begin < line && line < macro->end;
	do {
		changed = false;
		list_each (struct macro, macro, macros)
			if (!macro->expands && body_expands(macros, macro))
				macro->expands = changed = true;
	} while (changed);
}

static bool
is_defined_at(const struct macros *macros, const struct source *source,
              uint32_t line)
{
	list_each (const struct macro, macro, macros)
		if (macro->source == source && macro->begin <= line &&
		    line <= macro->end)
			return true;
	return false;
}

uint32_t
object_macro_use(struct arena *arena, const struct source *source,
                 uint32_t line, struct lines_range range, uint32_t others,
                 bool behind)
{
	struct macros macros = {0};
	uint32_t found = 0;

	add_macros(arena, &macros, source);
	if (range.source != source)
		add_macros(arena, &macros, range.source);
	mark_all(&macros, source, line);
	for (uint32_t i = range.begin; i < range.end; i++) {
		uint32_t at = behind ? range.end - 1 - (i - range.begin) : i;

		if (is_defined_at(&macros, range.source, at) ||
		    !expands(&macros, range.source, at))
			continue;
		found = at;
		if (others-- == 0)
			break;
	}
	return found;
}
