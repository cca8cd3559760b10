#include <string.h>

#include "cshared.h"
#include "cwords.h"

/* What the attributes of a declaration say. */
struct attributes {
	struct cwalk *walk;
	bool weak, noreturn;
	bool alias;           /* it is a definition: another symbol's */
	bool reference;       /* it is no definition: weakref */
	struct cspot target;  /* of alias, ifunc or weakref, if any */
	struct cspot cleanup; /* the function, if any */
	const char *section;  /* into which it goes by its own will, if any */
};

/* Whether word is name, or name with two underscores on either side. */
static bool
is_attribute(const char *word, const char *name)
{
	size_t len = strlen(name);

	if (strcmp(word, name) == 0)
		return true;
	return strncmp(word, "__", 2) == 0 &&
	       strncmp(word + 2, name, len) == 0 &&
	       strcmp(word + 2 + len, "__") == 0;
}

/* The word behind the next '(' of a text, or the inside of a string there. */
static struct span
first_argument(struct span span)
{
	const struct source *source = span.source;
	const char *open = strchr(source->text + span.end, '(');

	if (!open)
		return (struct span){0};
	open++;
	open += strspn(open, " \t\n\\");
	if (*open == '"')
		open++;
	span.begin = (uint32_t)(open - source->text);
	span.end = cplace_token_end(source, span.begin);
	return span;
}

/* Which parameter of the macro that defines it a word is, from 0; or -1. */
static int
parameter(struct span word)
{
	struct cwords words =
		cwords_of((struct span){word.source, 0, word.begin});
	struct cword token = cwords_next(&words), name;
	size_t len = word.end - word.begin;
	int index = -1, found = -1;

	/* The last definition before the word is the one that it stands in. */
	for (; token.kind != CWORD_END; token = cwords_next(&words)) {
		if (cwords_is(&words, token, "define")) {
			name = cwords_next(&words);
			token = cwords_next(&words);
			found = -1;
			index = cwords_is(&words, token, "(") &&
			                        token.begin == name.end
			                ? 0
			                : -1;
		} else if (cwords_is(&words, token, ")")) {
			index = -1;
		} else if (index >= 0 && cwords_is(&words, token, ",")) {
			index++;
		} else if (index >= 0 && token.end - token.begin == len &&
		           memcmp(word.source->text + token.begin,
		                  word.source->text + word.begin, len) == 0) {
			found = index;
		}
	}
	return found;
}

/* The argument with an index of the call of a macro that begins with span. */
static struct span
call_argument(struct span span, int index)
{
	struct span argument = first_argument(span);
	struct cwords words;
	struct cword token;

	if (!argument.source || index == 0)
		return argument;
	words = cwords_of((struct span){argument.source, argument.begin,
	                                argument.source->size});
	for (token = cwords_next(&words);
	     index > 0 && token.kind != CWORD_END &&
	     !cwords_is(&words, token, ")");
	     token = cwords_next(&words))
		index -= cwords_is(&words, token, ",");
	if (token.kind != CWORD_NAME && token.kind != CWORD_TEXT)
		return (struct span){0};
	argument.begin = token.begin + (token.kind == CWORD_TEXT);
	argument.end = cplace_token_end(argument.source, argument.begin);
	return argument;
}

/*
 * The place of an attribute's argument, which may come from where a macro is
 * called.
 */
static struct cspot
argument(struct cspot spot)
{
	struct span *span = spot.macro.source ? &spot.macro : &spot.span;
	struct span call = spot.span;
	int index;

	if (!span->source)
		return (struct cspot){0};
	*span = first_argument(*span);
	index = spot.macro.source ? parameter(spot.macro) : -1;
	if (index >= 0)
		return (struct cspot){.span = call_argument(call, index)};
	return span->source ? spot : (struct cspot){0};
}

/* The literal that begins right before a place; "" where there is none. */
static const char *
quoted(struct cwalk *walk, struct cspot spot)
{
	struct span at = cplace_written(&spot);
	const char *text = at.source ? at.source->text + at.begin : "";

	if (!at.source || at.begin == 0 || text[-1] != '"')
		return "";
	return names_add(walk->reader->names, text, strcspn(text, "\"\n"));
}

static enum CXChildVisitResult
read_attribute(CXCursor cursor, CXCursor parent, CXClientData data)
{
	struct attributes *attributes = data;
	CXSourceLocation location =
		clang_getRangeStart(clang_getCursorExtent(cursor));
	char word[32];

	(void)parent;
	if (!clang_isAttribute(clang_getCursorKind(cursor)))
		return CXChildVisit_Continue;
	cplace_token(attributes->walk, location, word, sizeof(word));
	if (is_attribute(word, "weak"))
		attributes->weak = true;
	else if (is_attribute(word, "noreturn") ||
	         strcmp(word, "_Noreturn") == 0)
		attributes->noreturn = true;
	else if (is_attribute(word, "constructor"))
		attributes->section = ".init_array";
	else if (is_attribute(word, "destructor"))
		attributes->section = ".fini_array";
	else if (is_attribute(word, "section"))
		attributes->section = quoted(
			attributes->walk,
			argument(cplace_spot(attributes->walk, location)));
	else if (is_attribute(word, "cleanup"))
		attributes->cleanup =
			argument(cplace_spot(attributes->walk, location));
	else if (is_attribute(word, "alias") || is_attribute(word, "ifunc") ||
	         is_attribute(word, "weakref")) {
		attributes->reference = is_attribute(word, "weakref");
		attributes->alias = !attributes->reference;
		attributes->target =
			argument(cplace_spot(attributes->walk, location));
	}
	return CXChildVisit_Continue;
}

/*
 * What clang declares where a pragma stands is the alias that "weak a = b"
 * makes, and has no attribute that one could see.
 */
static bool
is_of_pragma(struct cwalk *walk, CXCursor declaration)
{
	static const char word[] = "_Pragma";
	struct span span =
		cplace_spot(walk, clang_getCursorLocation(declaration)).span;

	return span.source && span.end - span.begin == sizeof(word) - 1 &&
	       memcmp(span.source->text + span.begin, word, sizeof(word) - 1) ==
	               0;
}

static struct attributes
attributes_of(struct cwalk *walk, CXCursor declaration)
{
	struct attributes attributes = {.walk = walk};
	CXType type = clang_getCursorType(declaration);

	clang_visitChildren(declaration, read_attribute, &attributes);
	if (is_of_pragma(walk, declaration))
		attributes.alias = attributes.weak = true;
	/* GNU's noreturn is a part of the type and of nothing else. */
	if (clang_getCursorKind(declaration) == CXCursor_FunctionDecl &&
	    strstr(creader_name(walk, clang_getTypeSpelling(type)),
	           "__attribute__((noreturn))"))
		attributes.noreturn = true;
	return attributes;
}

static const char *
text_of(struct cwalk *walk, struct span span)
{
	return names_add(walk->reader->names, span.source->text + span.begin,
	                 span.end - span.begin);
}

/* The function that C code calls name, in a whole unit. */
struct search {
	struct cwalk *walk;
	const char *name;
	const char *symbol;
};

static enum CXChildVisitResult
match(CXCursor cursor, CXCursor parent, CXClientData data)
{
	struct search *search = data;

	(void)parent;
	if (clang_getCursorKind(cursor) != CXCursor_FunctionDecl ||
	    creader_name(search->walk, clang_getCursorSpelling(cursor)) !=
	            search->name)
		return CXChildVisit_Continue;
	search->symbol = csymbol_of(search->walk, cursor)->name;
	return CXChildVisit_Break;
}

/* The name in alias("x"), which a macro may have made of its argument: #x. */
static const char *
aliased(struct cwalk *walk, CXCursor declaration, struct span target)
{
	static const char *const words[] = {"alias(\"", "ifunc(\"",
	                                    "weakref(\"", NULL};
	const char *printed, *name = NULL;

	if (target.source->text[target.begin] != '#')
		return text_of(walk, target);
	printed = creader_name(walk,
	                       clang_getCursorPrettyPrinted(declaration, NULL));
	for (const char *const *word = words; *word && !name; word++)
		name = strstr(printed, *word);
	if (!name)
		return NULL;
	name = strchr(name, '"') + 1;
	return names_add(walk->reader->names, name, strcspn(name, "\""));
}

static void
use_attributes(struct cwalk *walk, const char *from, CXCursor declaration,
               const struct attributes *attributes, enum symbol_kind kind)
{
	const char *name;
	struct span target = cplace_written(&attributes->target);
	struct span cleanup = cplace_written(&attributes->cleanup);

	name = target.source ? aliased(walk, declaration, target) : NULL;
	if (name)
		csymbol_use(walk, from, name, USE_ADDRESS, &attributes->target)
			->symbol_kind = kind;
	if (cleanup.source) {
		struct search search = {walk, text_of(walk, cleanup),
		                        text_of(walk, cleanup)};

		clang_visitChildren(clang_getTranslationUnitCursor(walk->unit),
		                    match, &search);
		csymbol_use(walk, from, search.symbol, USE_CALL,
		            &attributes->cleanup)
			->symbol_kind = SYMBOL_FUNCTION;
	}
}

static void
add_declaration(struct cwalk *walk, CXCursor cursor, struct span span,
                const struct attributes *attributes)
{
	const struct csymbol *symbol = csymbol_of(walk, cursor);
	struct declaration *declaration =
		list_add(walk->reader->arena, &walk->facts->declarations);

	*declaration = (struct declaration){.symbol = symbol->name,
	                                    .kind = symbol->kind,
	                                    .span = span,
	                                    .noreturn = attributes->noreturn,
	                                    .type = symbol->type};
}

static void
add_extent(struct cwalk *walk, CXCursor cursor, const char *symbol)
{
	struct cextent *extent = list_add(walk->reader->arena, &walk->extents);

	*extent = (struct cextent){cplace_extent(walk, cursor), symbol};
}

/*
 * C99: a definition that only ever is called inline makes no symbol.  Another
 * declaration without inline, or with extern, makes it an external one.
 */
static bool
is_only_inline(CXCursor function)
{
	return clang_Cursor_isFunctionInlined(function) &&
	       clang_Cursor_getStorageClass(function) != CX_SC_Extern;
}

static struct definition *
add_definition(struct cwalk *walk, CXCursor cursor, struct span span)
{
	const struct csymbol *symbol = csymbol_of(walk, cursor);
	struct definition *definition =
		list_add(walk->reader->arena, &walk->facts->definitions);

	*definition = (struct definition){
		.symbol = symbol->name,
		.kind = symbol->kind,
		.span = span,
		.global = clang_getCursorLinkage(cursor) == CXLinkage_External,
		.constant = symbol->constant,
		.type = symbol->type,
	};
	return definition;
}

static void
function(struct cwalk *walk, const char *from, CXCursor cursor)
{
	struct span span =
		cplace_spot(walk, clang_getCursorLocation(cursor)).span;
	struct attributes attributes = attributes_of(walk, cursor);
	const struct csymbol *symbol = csymbol_of(walk, cursor);
	bool defines = clang_isCursorDefinition(cursor) || attributes.alias;
	bool external = clang_getCursorLinkage(cursor) == CXLinkage_External;

	if (external && !is_only_inline(cursor))
		map_put(walk->reader->arena, &walk->external_inlines,
		        symbol->name, (void *)(uintptr_t)symbol);
	if (defines && !attributes.reference) {
		struct definition *definition =
			add_definition(walk, cursor, span);

		definition->weak = attributes.weak;
		if (attributes.section)
			climit_constructor(walk, symbol->name,
			                   attributes.section, cursor);
		if (is_only_inline(cursor))
			definition->global = false;
		add_extent(walk, cursor, symbol->name);
		cflow_parameters(walk, symbol->name, cursor);
		walk->may_return = walk->is_labelled = false;
		walk->function = cursor;
		walk->printed = NULL;
		from = symbol->name;
	} else if (attributes.reference) {
		/* A name of this file; what it stands for is used here. */
		add_definition(walk, cursor, span)->global = false;
	} else if (external) {
		add_declaration(walk, cursor, span, &attributes);
	}
	use_attributes(walk, attributes.reference ? symbol->name : from, cursor,
	               &attributes, SYMBOL_FUNCTION);
	climit_visit(walk, from, cursor);
	cexpr_children(walk, from, cursor);
}

/* The one entry of a variable at file scope, which may be defined twice. */
static struct definition *
known_definition(struct cwalk *walk, const char *symbol)
{
	uintptr_t count = (uintptr_t)map_get(&walk->variables, symbol);

	return count ? &walk->facts->definitions.items[count - 1] : NULL;
}

static bool
has_flag(const struct coptions *options, const char *flag)
{
	for (uint32_t i = 0; i < options->flag_count; i++)
		if (strcmp(options->flags[i], flag) == 0)
			return true;
	return false;
}

static void
define_variable(struct cwalk *walk, bool at_file_scope, CXCursor cursor,
                const struct attributes *attributes)
{
	const char *symbol = csymbol_of(walk, cursor)->name;
	struct span span =
		cplace_spot(walk, clang_getCursorLocation(cursor)).span;
	bool tentative =
		clang_Cursor_isNull(clang_Cursor_getVarDeclInitializer(cursor));
	struct definition *known =
		at_file_scope ? known_definition(walk, symbol) : NULL;

	if (known && tentative) {
		known->weak |= attributes->weak;
		return;
	}
	if (known) {
		known->span = span;
		known->common = false;
		known->type = csymbol_of(walk, cursor)->type;
		return;
	}
	known = add_definition(walk, cursor, span);
	if (at_file_scope)
		map_put(walk->reader->arena, &walk->variables, symbol,
		        (void *)(uintptr_t)walk->facts->definitions.count);
	known->weak = attributes->weak;
	known->common = tentative && known->global && !attributes->alias &&
	                has_flag(walk->options, "-fcommon");
}

static void
variable(struct cwalk *walk, const char *from, CXCursor cursor)
{
	const struct csymbol *symbol = csymbol_of(walk, cursor);
	struct attributes attributes = attributes_of(walk, cursor);
	bool extern_only =
		clang_Cursor_getStorageClass(cursor) == CX_SC_Extern &&
		clang_Cursor_isNull(clang_Cursor_getVarDeclInitializer(cursor));

	if (symbol->used && (!extern_only || attributes.alias) &&
	    !attributes.reference) {
		define_variable(walk, !from, cursor, &attributes);
		if (attributes.section)
			climit_constructor(walk, symbol->name,
			                   attributes.section, cursor);
		if (!from) {
			add_extent(walk, cursor, symbol->name);
			from = symbol->name;
		}
	} else if (symbol->used &&
	           clang_getCursorLinkage(cursor) == CXLinkage_External) {
		add_declaration(
			walk, cursor,
			cplace_spot(walk, clang_getCursorLocation(cursor)).span,
			&attributes);
	}
	use_attributes(walk, attributes.reference ? symbol->name : from, cursor,
	               &attributes, SYMBOL_VARIABLE);
	climit_visit(walk, from, cursor);
	cexpr_children(walk, from, cursor);
}

void
cdecl_visit(struct cwalk *walk, const char *from, CXCursor declaration)
{
	CXSourceLocation location = clang_getCursorLocation(declaration);
	char word[16];

	switch ((int)clang_getCursorKind(declaration)) {
	case CXCursor_FunctionDecl:
		function(walk, from, declaration);
		return;
	case CXCursor_VarDecl:
		variable(walk, from, declaration);
		return;
	case CXCursor_StructDecl:
	case CXCursor_UnionDecl:
		copaque_define(walk, declaration);
		break;
	case CXCursor_UnexposedDecl:
		cplace_token(walk, location, word, sizeof(word));
		if (is_attribute(word, "asm") || strcmp(word, "__asm") == 0)
			casm_text(walk, from, declaration);
		break;
	default:
		break;
	}
	cexpr_children(walk, from, declaration);
}

void
cdecl_finish(struct cwalk *walk)
{
	list_each (struct tag, tag, &walk->facts->tags)
		tag->foreign = map_get(&walk->foreign_tags, tag->name) != NULL;
	list_each (struct definition, definition, &walk->facts->definitions)
		if (definition->kind == SYMBOL_FUNCTION &&
		    map_get(&walk->external_inlines, definition->symbol))
			definition->global = true;
}
