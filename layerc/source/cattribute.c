/*
 * Constants and types that attributes name: _Alignas(PAGE_SIZE).  libclang
 * shows where an attribute begins and nothing of what stands in it, so its
 * words are looked up here.
 */
#include "cshared.h"
#include "cwords.h"

/* What a word of an attribute means, there where it stands. */
struct search {
	struct cwalk *walk;
	const char *name;
	const struct source *source; /* of the attribute, */
	uint32_t begin;              /* and where in it */
	bool tag;                    /* "struct", "union" or "enum" precedes */
	bool is_inside;              /* of the function that is visited */
	CXCursor found;              /* the last one, which hides others */
};

static bool
is_tag(enum CXCursorKind kind)
{
	return kind == CXCursor_StructDecl || kind == CXCursor_UnionDecl ||
	       kind == CXCursor_EnumDecl;
}

/* Whether the attribute stands in the function that is visited. */
static bool
is_inside(struct cwalk *walk, struct span span)
{
	struct span function = {0};

	if (!clang_Cursor_isNull(walk->function))
		function = cplace_extent(walk, walk->function);
	return function.source == span.source && span.begin > function.begin &&
	       span.begin < function.end;
}

/* Whether a declaration comes behind the attribute, in the same file. */
static bool
is_behind(const struct search *search, CXCursor declaration)
{
	uint32_t offset;
	CXSourceLocation location = clang_getCursorLocation(declaration);
	const struct cknown *known =
		cplace_file(search->walk, location, &offset);

	return known->source == search->source && offset >= search->begin;
}

static enum CXChildVisitResult
find(CXCursor cursor, CXCursor parent, CXClientData data)
{
	struct search *search = data;
	struct cwalk *walk = search->walk;
	enum CXCursorKind kind = clang_getCursorKind(cursor);

	(void)parent;
	if (kind == CXCursor_FunctionDecl)
		return search->is_inside && clang_equalCursors(cursor,
		                                               walk->function)
		               ? CXChildVisit_Recurse
		               : CXChildVisit_Continue;
	if (clang_isDeclaration(kind) && is_tag(kind) == search->tag &&
	    kind != CXCursor_FieldDecl && !is_behind(search, cursor) &&
	    creader_name(walk, clang_getCursorSpelling(cursor)) == search->name)
		search->found = cursor;
	return is_tag(kind) || clang_isStatement(kind) ? CXChildVisit_Recurse
	                                               : CXChildVisit_Continue;
}

static void
use_word(struct cwalk *walk, const char *from, struct cspot spot, bool tag)
{
	struct span at = cplace_written(&spot);
	struct search search = {
		.walk = walk,
		.name = cnames_text(walk, at.source, at.begin, at.end),
		.source = spot.span.source,
		.begin = spot.span.begin,
		.tag = tag,
		.is_inside = is_inside(walk, spot.span),
		.found = clang_getNullCursor(),
	};

	clang_visitChildren(clang_getTranslationUnitCursor(walk->unit), find,
	                    &search);
	csymbol_constant_use(walk, from, search.found, &spot);
}

static bool
is_any(const struct cwords *words, struct cword word, const char *const *texts)
{
	for (; *texts; texts++)
		if (cwords_is(words, word, *texts))
			return true;
	return false;
}

/*
 * Reads the words in the parentheses right behind a place, if any are there.
 * What a macro writes is used where the macro is called.
 */
static void
read_arguments(struct cwalk *walk, const char *from, struct span place,
               const struct span *call)
{
	static const char *const tags[] = {"struct", "union", "enum", NULL};
	static const char *const members[] = {".", ">", NULL};
	struct cwords words = cwords_of(
		(struct span){place.source, place.end, place.source->size});
	struct cword before = {0}, word = cwords_next(&words);
	int depth = cwords_is(&words, word, "(");

	while (depth > 0 && word.kind != CWORD_END &&
	       word.kind != CWORD_DIRECTIVE) {
		struct span span = {place.source, word.begin, word.end};

		if (word.kind == CWORD_NAME && !is_any(&words, before, members))
			use_word(walk, from,
			         call ? (struct cspot){*call, span}
			              : (struct cspot){.span = span},
			         is_any(&words, before, tags));
		before = word;
		word = cwords_next(&words);
		depth += cwords_is(&words, word, "(") -
		         cwords_is(&words, word, ")");
	}
}

void
cattribute_visit(struct cwalk *walk, const char *from, CXCursor attribute)
{
	CXSourceLocation location =
		clang_getRangeStart(clang_getCursorExtent(attribute));
	struct cspot spot = cplace_spot(walk, location);

	if (!spot.span.source)
		return;
	/* Some words of a macro are its caller's. */
	read_arguments(walk, from, spot.span, NULL);
	if (spot.macro.source)
		read_arguments(walk, from, spot.macro, &spot.span);
}
