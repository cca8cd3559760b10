#include "creader.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../base/die.h"
#include "../base/file.h"
#include "cshared.h"
#include "paths.h"

void
creader_load(void)
{
	libclang_load();
}

struct creader *
creader_new(struct arena *arena, struct names *names, struct sources *sources)
{
	struct creader *reader = arena_new(names->arena, struct creader);

	/* Else libclang starts a thread for every file. */
	setenv("LIBCLANG_NOTHREADS", "1", 1);
	libclang_load();
	*reader = (struct creader){
		arena, names, sources, clang_createIndex(0, 0), {0}};
	return reader;
}

void
creader_free(struct creader *reader)
{
	clang_disposeIndex(reader->index);
}

const struct cinputs *
creader_inputs(const struct creader *reader)
{
	return &reader->inputs;
}

/*
 * What the reader needs of clang: every error, the names as they are written
 * instead of the next best, a call of an unknown function as a call, no
 * warnings (the build shows them; finding them costs time), and no
 * search for GPU toolkits, which the driver makes for C too.
 */
static const char *const own_flags[] = {
	"-w",
	"--cuda-path=/nonexistent",
	"--rocm-path=/nonexistent",
	"-ferror-limit=0",
	"-fno-spell-checking",
	"-Wno-implicit-function-declaration",
	"-Wno-error=implicit-function-declaration",
};

static const char *const *
join_flags(struct arena *arena, const struct coptions *options,
           const char *const *more, int *count)
{
	struct {
		const char **items;
		uint32_t count, capacity;
	} flags = {0};

	for (uint32_t i = 0; i < options->flag_count; i++)
		*list_add(arena, &flags) = options->flags[i];
	for (size_t i = 0; i < sizeof(own_flags) / sizeof(*own_flags); i++)
		*list_add(arena, &flags) = own_flags[i];
	for (; *more; more++)
		*list_add(arena, &flags) = *more;
	*count = (int)flags.count;
	return flags.items;
}

static bool
can_read(struct creader *reader, const char *path,
         const struct coptions *options)
{
	const char *plain = paths_plain(reader->arena, path);

	for (uint32_t i = 0; i < options->file_count; i++)
		if (strcmp(paths_plain(reader->arena, options->files[i].path),
		           plain) == 0)
			return true;
	return sources_read(reader->sources, plain) != NULL;
}

bool
creader_parse(struct cwalk *walk, const char *path, const char *const *more)
{
	struct creader *reader = walk->reader;
	const struct coptions *options = walk->options;
	struct CXUnsavedFile *files = arena_array(
		reader->arena, struct CXUnsavedFile, options->file_count);
	int count;
	const char *const *flags =
		join_flags(reader->arena, options, more, &count);

	reader->inputs = (struct cinputs){0};
	walk->inputs = &reader->inputs;
	if (!can_read(reader, path, options))
		return false;
	for (uint32_t i = 0; i < options->file_count; i++)
		files[i] = (struct CXUnsavedFile){options->files[i].path,
		                                  options->files[i].text,
		                                  options->files[i].size};
	if (clang_parseTranslationUnit2(
		    reader->index, path, flags, count, files,
		    options->file_count,
		    CXTranslationUnit_DetailedPreprocessingRecord,
		    &walk->unit) != CXError_Success)
		die("libclang cannot read '%s' with the flags it was given",
		    path);
	walk->folder =
		path_folder(reader->arena, paths_plain(reader->arena, path));
	/* The file parsed is the first that is known: its order is 0. */
	cplace_spot(walk,
	            clang_getLocationForOffset(
			    walk->unit, clang_getFile(walk->unit, path), 0));
	return true;
}

static struct problem
read_problem(struct cwalk *walk, CXDiagnostic diagnostic)
{
	CXSourceLocation location = clang_getDiagnosticLocation(diagnostic);

	return (struct problem){
		.span = cplace_spot(walk, location).span,
		.text = creader_name(walk,
	                             clang_getDiagnosticSpelling(diagnostic)),
	};
}

/* The smallest function or variable whose text holds the place. */
static const char *
container(const struct cwalk *walk, struct span span)
{
	const char *symbol = NULL;

	list_each (const struct cextent, extent, &walk->extents)
		if (extent->span.source == span.source &&
		    extent->span.begin <= span.begin &&
		    span.begin < extent->span.end)
			symbol = extent->symbol;
	return symbol;
}

static bool
is_call(struct span span)
{
	const char *text = span.source->text + span.end;

	return text[strspn(text, " \t\n")] == '(';
}

/*
 * Turns "use of undeclared identifier 'x'" into a use.  clang drops the whole
 * statement, so that this use is all there is of it.
 */
static bool
take_undeclared(struct cwalk *walk, CXDiagnostic diagnostic)
{
	static const char text[] = "use of undeclared identifier '";
	struct problem problem = read_problem(walk, diagnostic);
	const char *name;
	size_t len;
	struct cspot spot;
	struct use *use;

	if (!problem.span.source ||
	    strncmp(problem.text, text, sizeof(text) - 1) != 0)
		return false;
	name = problem.text + sizeof(text) - 1;
	len = strcspn(name, "'");
	spot = cplace_spot(walk, clang_getDiagnosticLocation(diagnostic));
	use = csymbol_use(walk, NULL, names_add(walk->reader->names, name, len),
	                  USE_READ, &spot);
	if (is_call(cplace_written(&spot)))
		use->kind = USE_CALL;
	use->undeclared = true;
	return true;
}

void
creader_diagnostics(struct cwalk *walk)
{
	unsigned count = clang_getNumDiagnostics(walk->unit);

	for (unsigned i = 0; i < count; i++) {
		CXDiagnostic diagnostic = clang_getDiagnostic(walk->unit, i);

		if (clang_getDiagnosticSeverity(diagnostic) >=
		            CXDiagnostic_Error &&
		    (!walk->facts || !take_undeclared(walk, diagnostic)))
			*list_add(walk->reader->arena, walk->problems) =
				read_problem(walk, diagnostic);
		clang_disposeDiagnostic(diagnostic);
	}
}

static enum CXChildVisitResult
visit_top(CXCursor cursor, CXCursor parent, CXClientData data)
{
	struct cwalk *walk = data;
	uint32_t offset;

	(void)parent;
	if (clang_getCursorKind(cursor) == CXCursor_MacroDefinition)
		return CXChildVisit_Continue;
	if (clang_getCursorKind(cursor) == CXCursor_InclusionDirective)
		cinclude_visit(walk, cursor);
	if (!cplace_file(walk, clang_getCursorLocation(cursor), &offset)->own) {
		copaque_declared(walk, cursor);
		return CXChildVisit_Continue;
	}
	if (clang_getCursorKind(cursor) == CXCursor_MacroExpansion)
		csymbol_macro_use(walk, cursor);
	else if (clang_getCursorKind(cursor) == CXCursor_StaticAssert)
		cexpr_children(walk, NULL, cursor);
	else if (clang_isDeclaration(clang_getCursorKind(cursor)))
		cdecl_visit(walk, NULL, cursor);
	return CXChildVisit_Continue;
}

static uint32_t
order_of(const struct cwalk *walk, struct span span)
{
	const struct cknown *known = map_get(&walk->orders, span.source);

	return known ? known->order : UINT32_MAX;
}

/* A use with what sorting needs; index keeps equal places in their order. */
struct sorted {
	struct use use;
	uint32_t order, index;
};

static int
compare(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int
by_text(const void *a, const void *b)
{
	const struct sorted *first = a, *second = b;
	int result = compare(first->order, second->order);

	if (result == 0)
		result = compare(first->use.span.begin, second->use.span.begin);
	if (result == 0)
		result = compare(first->use.macro.begin,
		                 second->use.macro.begin);
	return result ? result : compare(first->index, second->index);
}

/* libclang shows some text twice: "a ?: b", a struct and its variables. */
static bool
is_repeated(const struct uses *uses, const struct use *use)
{
	for (uint32_t i = uses->count; i-- > 0;) {
		const struct use *other = &uses->items[i];

		if (other->span.source != use->span.source ||
		    other->span.begin != use->span.begin)
			return false;
		if (other->symbol == use->symbol && other->kind == use->kind &&
		    other->macro.source == use->macro.source &&
		    other->macro.begin == use->macro.begin)
			return true;
	}
	return false;
}

static void
sort_uses(struct cwalk *walk)
{
	struct uses *uses = &walk->facts->uses;
	struct sorted *sorted =
		arena_array(walk->reader->arena, struct sorted, uses->count);
	uint32_t count = uses->count;

	for (uint32_t i = 0; i < count; i++)
		sorted[i] = (struct sorted){
			uses->items[i], order_of(walk, uses->items[i].span), i};
	if (count > 0)
		qsort(sorted, count, sizeof(*sorted), by_text);
	uses->count = 0;
	for (uint32_t i = 0; i < count; i++) {
		if (is_repeated(uses, &sorted[i].use))
			continue;
		uses->items[uses->count++] = sorted[i].use;
	}
}

bool
creader_unit(struct creader *reader, const char *path,
             const struct coptions *options, struct cunit *cunit)
{
	static const char *const no_flags[] = {NULL};
	struct cwalk walk = {.reader = reader,
	                     .options = options,
	                     .facts = &cunit->unit,
	                     .includes = &cunit->unit.includes,
	                     .problems = &cunit->problems};

	*cunit = (struct cunit){.unit.path = names_text(reader->names, path)};
	if (!creader_parse(&walk, path, no_flags))
		return false;
	clang_visitChildren(clang_getTranslationUnitCursor(walk.unit),
	                    visit_top, &walk);
	cdecl_finish(&walk);
	cinputs_finish(&walk, path);
	creader_diagnostics(&walk);
	cskip_finish(&walk);
	clang_disposeTranslationUnit(walk.unit);
	list_each (struct use, use, &cunit->unit.uses)
		if (!use->from)
			use->from = container(&walk, use->span);
	sort_uses(&walk);
	return true;
}
