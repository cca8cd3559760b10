#include <stdlib.h>
#include <string.h>

#include "cshared.h"

/* A header's items as they come up, before they are sorted. */
struct reading {
	struct cwalk walk;
	struct header *header;
};

/* The offset behind the blank, comment or literal at offset, or 1 more. */
static uint32_t
skip_piece(const char *text, uint32_t at)
{
	const char *end;

	if (strncmp(text + at, "/*", 2) == 0) {
		end = strstr(text + at + 2, "*/");
		return end ? (uint32_t)(end + 2 - text)
		           : at + (uint32_t)strlen(text + at);
	}
	if (strncmp(text + at, "//", 2) == 0)
		return at + (uint32_t)strcspn(text + at, "\n");
	if (text[at] == '"' || text[at] == '\'') {
		char quote = text[at++];

		while (text[at] && text[at] != quote)
			at += text[at] == '\\' && text[at + 1] ? 2 : 1;
		return text[at] ? at + 1 : at;
	}
	return at + 1;
}

/* The offset behind the ';' that ends the declaration, or of its body. */
static uint32_t
declaration_end(const struct source *source, uint32_t begin, uint32_t least)
{
	const char *text = source->text;
	uint32_t at = begin;
	unsigned depth = 0;

	while (at < source->size) {
		if (strchr("({[", text[at]))
			depth++;
		if (strchr(")}]", text[at]) && depth > 0)
			depth--;
		if (text[at] == ';' && depth == 0)
			return at + 1;
		at = skip_piece(text, at);
	}
	return least;
}

/* The end of a directive: its line, with those that '\' continues. */
static uint32_t
directive_end(const struct source *source, uint32_t at)
{
	const char *text = source->text;

	while (at < source->size && text[at] != '\n') {
		if (text[at] == '\\' && text[at + 1] == '\n')
			at++;
		/* A block comment may go on behind the line. */
		at = strncmp(text + at, "/*", 2) == 0 ? skip_piece(text, at)
		                                      : at + 1;
	}
	while (at > 0 && strchr(" \t\r", text[at - 1]))
		at--;
	return at;
}

/* The '#' before the name of a macro that is being defined. */
static uint32_t
directive_begin(const struct source *source, uint32_t at)
{
	while (at > 0 && source->text[at] != '#')
		at--;
	return at;
}

/* Whether the define that begins at offset is the second half of a guard. */
static bool
is_guard(const struct source *source, struct span text, const char *name)
{
	const char *body = source->text + text.begin;
	uint32_t at = text.begin;
	size_t len = strlen(name);
	struct span before;

	body = strstr(body, name) + len;
	if (body < source->text + text.end)
		return false;
	while (at > 0 && strchr(" \t\r\n", source->text[at - 1]))
		at--;
	if (at == 0)
		return false;
	before = source_line(source, source_place(source, at - 1).line);
	return before.end - before.begin > len &&
	       strncmp(source->text + before.begin, "#ifndef", 7) == 0 &&
	       strncmp(source->text + before.end - len, name, len) == 0;
}

static struct header_item *
add_item(struct reading *reading, enum header_item_kind kind, struct span text)
{
	struct header_item *item =
		list_add(reading->walk.reader->arena, &reading->header->items);

	item->kind = kind;
	item->text = text;
	return item;
}

static void
add_macro(struct reading *reading, CXCursor cursor)
{
	struct cwalk *walk = &reading->walk;
	struct span name =
		cplace_spot(walk, clang_getCursorLocation(cursor)).span;
	struct span text = {
		.source = name.source,
		.begin = directive_begin(name.source, name.begin),
		.end = directive_end(name.source, name.begin),
	};
	const char *spelling =
		creader_name(walk, clang_getCursorSpelling(cursor));
	struct header_item *item;

	if (is_guard(name.source, text, spelling))
		return;
	item = add_item(reading, HEADER_MACRO, text);
	item->name = spelling;
	item->name_span = name;
}

static void
add_include(struct reading *reading, CXCursor cursor)
{
	struct span text = cplace_extent(&reading->walk, cursor);

	if (!text.source)
		return;
	text.end = directive_end(text.source, text.begin);
	add_item(reading, HEADER_INCLUDE, text)->name_span = text;
}

/* An item whose enumerators are being collected. */
struct collecting {
	struct cwalk *walk;
	struct header_item *item;
};

static enum CXChildVisitResult
add_constants(CXCursor cursor, CXCursor parent, CXClientData data)
{
	struct collecting *collecting = data;
	struct cwalk *walk = collecting->walk;
	struct header_constant *constant;

	(void)parent;
	if (clang_getCursorKind(cursor) != CXCursor_EnumConstantDecl)
		return CXChildVisit_Recurse;
	constant = list_add(walk->reader->arena, &collecting->item->constants);
	constant->name = creader_name(walk, clang_getCursorSpelling(cursor));
	constant->span =
		cplace_spot(walk, clang_getCursorLocation(cursor)).span;
	return CXChildVisit_Continue;
}

static enum CXChildVisitResult
find_noreturn(CXCursor cursor, CXCursor parent, CXClientData data)
{
	struct collecting *collecting = data;
	char word[32];

	(void)parent;
	if (!clang_isAttribute(clang_getCursorKind(cursor)))
		return CXChildVisit_Continue;
	cplace_token(collecting->walk,
	             clang_getRangeStart(clang_getCursorExtent(cursor)), word,
	             sizeof(word));
	if (strstr(word, "oreturn"))
		collecting->item->noreturn = true;
	return CXChildVisit_Continue;
}

/* Whether clang made the name up for a tag that has none. */
static bool
is_nameless(const char *name)
{
	return name[0] == '\0' || strchr(name, '(') != NULL;
}

static void
fill_item(struct cwalk *walk, CXCursor cursor, struct header_item *item)
{
	struct collecting collecting = {walk, item};
	const char *name = creader_name(walk, clang_getCursorSpelling(cursor));

	if (!item->name && !is_nameless(name) &&
	    clang_getCursorKind(cursor) != CXCursor_StaticAssert) {
		item->name = name;
		item->name_span =
			cplace_spot(walk, clang_getCursorLocation(cursor)).span;
	}
	clang_visitChildren(cursor, add_constants, &collecting);
	if (item->kind != HEADER_FUNCTION && item->kind != HEADER_INLINE)
		return;
	item->type = csymbol_type(walk, cursor);
	clang_visitChildren(cursor, find_noreturn, &collecting);
	item->noreturn |=
		strstr(creader_name(walk, clang_getTypeSpelling(
						  clang_getCursorType(cursor))),
	               "__attribute__((noreturn))") != NULL;
}

/*
 * A declaration that says several things, and so comes up several times with
 * one end, is one item; but prototypes are one each, with the same text.
 */
static struct header_item *
continued(const struct header *header, struct span text,
          enum header_item_kind kind)
{
	struct header_item *last;

	if (header->items.count == 0 || kind != HEADER_OTHER)
		return NULL;
	last = &header->items.items[header->items.count - 1];
	return last->kind == HEADER_OTHER && text.end == last->text.end ? last
	                                                                : NULL;
}

static void
add_declaration(struct reading *reading, CXCursor cursor)
{
	struct cwalk *walk = &reading->walk;
	struct span text = cplace_extent(walk, cursor);
	struct header_item *last;
	enum header_item_kind kind = HEADER_OTHER;
	bool is_function = clang_getCursorKind(cursor) == CXCursor_FunctionDecl;

	if (!text.source || text.begin == text.end ||
	    text.source->text[text.begin] == ';')
		return;
	if (is_function)
		kind = clang_isCursorDefinition(cursor) ? HEADER_INLINE
		                                        : HEADER_FUNCTION;
	if (kind != HEADER_INLINE)
		text.end = declaration_end(text.source, text.begin, text.end);
	last = continued(reading->header, text, kind);
	if (!last) {
		fill_item(walk, cursor, add_item(reading, kind, text));
		return;
	}
	/* clang shows the tag and its enumerators again. */
	last->constants.count = 0;
	if (text.begin < last->text.begin)
		last->text.begin = text.begin;
	fill_item(walk, cursor, last);
}

static enum CXChildVisitResult
visit_top(CXCursor cursor, CXCursor parent, CXClientData data)
{
	struct reading *reading = data;
	enum CXCursorKind kind = clang_getCursorKind(cursor);

	(void)parent;
	if (kind == CXCursor_InclusionDirective)
		cinclude_visit(&reading->walk, cursor);
	if (!clang_Location_isFromMainFile(clang_getCursorLocation(cursor)))
		return CXChildVisit_Continue;
	if (kind == CXCursor_MacroDefinition)
		add_macro(reading, cursor);
	else if (kind == CXCursor_InclusionDirective)
		add_include(reading, cursor);
	else if (clang_isDeclaration(kind) || kind == CXCursor_StaticAssert)
		add_declaration(reading, cursor);
	return CXChildVisit_Continue;
}

static int
by_text(const void *a, const void *b)
{
	const struct header_item *first = a, *second = b;
	uint32_t x = first->text.begin, y = second->text.begin;

	if (x == y) {
		x = first->name_span.begin;
		y = second->name_span.begin;
	}
	return (x > y) - (x < y);
}

bool
creader_header(struct creader *reader, const char *path,
               const struct coptions *options, struct header *header)
{
	static const char *const flags[] = {"-Wno-pragma-once-outside-header",
	                                    NULL};
	struct reading reading = {
		.walk = {.reader = reader,
	                 .options = options,
	                 .includes = &header->includes,
	                 .problems = &header->problems},
		.header = header,
	};

	*header = (struct header){.path = names_text(reader->names, path)};
	if (!creader_parse(&reading.walk, path, flags))
		return false;
	clang_visitChildren(clang_getTranslationUnitCursor(reading.walk.unit),
	                    visit_top, &reading);
	cinputs_finish(&reading.walk, path);
	creader_diagnostics(&reading.walk);
	clang_disposeTranslationUnit(reading.walk.unit);
	if (header->items.count > 0)
		qsort(header->items.items, header->items.count,
		      sizeof(*header->items.items), by_text);
	return true;
}
