#include <string.h>

#include "cshared.h"

static const char noreturn_mark[] = " __attribute__((noreturn))";

const char *
creader_name(struct cwalk *walk, CXString text)
{
	const char *bytes = clang_getCString(text);
	const char *name = names_text(walk->reader->names, bytes ? bytes : "");

	clang_disposeString(text);
	return name;
}

const char *
csymbol_type(struct cwalk *walk, CXCursor declaration)
{
	CXType type = clang_getCanonicalType(clang_getCursorType(declaration));
	const char *text = creader_name(walk, clang_getTypeSpelling(type));
	size_t len = strlen(text), mark_len = sizeof(noreturn_mark) - 1;

	if (len > mark_len && strcmp(text + len - mark_len, noreturn_mark) == 0)
		return names_add(walk->reader->names, text, len - mark_len);
	return text;
}

bool
csymbol_is_const(CXType type)
{
	type = clang_getCanonicalType(type);
	while (type.kind == CXType_ConstantArray ||
	       type.kind == CXType_IncompleteArray ||
	       type.kind == CXType_VariableArray) {
		if (clang_isConstQualifiedType(type))
			return true;
		type = clang_getArrayElementType(type);
	}
	return clang_isConstQualifiedType(type);
}

/* A builtin makes code or a call that only the object shows. */
static bool
is_builtin(const char *name)
{
	return strncmp(name, "__builtin_", 10) == 0 ||
	       strncmp(name, "__sync_", 7) == 0 ||
	       strncmp(name, "__atomic_", 9) == 0 ||
	       strncmp(name, "__c11_", 6) == 0;
}

static void
fill(struct cwalk *walk, CXCursor declaration, struct csymbol *symbol)
{
	enum CXCursorKind kind = clang_getCursorKind(declaration);
	const char *linked;

	symbol->name = creader_name(walk, clang_getCursorSpelling(declaration));
	if (kind == CXCursor_EnumConstantDecl) {
		symbol->kind = SYMBOL_CONSTANT;
		symbol->used = true;
		return;
	}
	if (kind == CXCursor_FunctionDecl) {
		symbol->kind = SYMBOL_FUNCTION;
		symbol->used = !is_builtin(symbol->name);
		symbol->internal = clang_getCursorLinkage(declaration) ==
		                   CXLinkage_Internal;
	} else if (kind == CXCursor_VarDecl) {
		symbol->kind = SYMBOL_VARIABLE;
		symbol->used =
			clang_Cursor_hasVarDeclGlobalStorage(declaration) == 1;
		symbol->constant =
			csymbol_is_const(clang_getCursorType(declaration));
	}
	if (!symbol->used)
		return;
	linked = creader_name(walk, clang_Cursor_getMangling(declaration));
	if (linked[0] != '\0')
		symbol->name = linked;
	symbol->type = csymbol_type(walk, declaration);
}

struct csymbol *
csymbol_of(struct cwalk *walk, CXCursor declaration)
{
	/* libclang keeps the declaration's address in the first word. */
	const void *key = declaration.data[0];
	struct csymbol *symbol;

	if (!key)
		return NULL;
	symbol = map_get(&walk->symbols, key);
	if (symbol)
		return symbol;
	symbol = arena_new(walk->reader->arena, struct csymbol);
	fill(walk, declaration, symbol);
	map_put(walk->reader->arena, &walk->symbols, key, symbol);
	return symbol;
}

struct use *
csymbol_use(struct cwalk *walk, const char *from, const char *symbol,
            enum use_kind kind, const struct cspot *spot)
{
	struct use *use = list_add(walk->reader->arena, &walk->facts->uses);

	*use = (struct use){.symbol = symbol,
	                    .from = from,
	                    .kind = kind,
	                    .symbol_kind = SYMBOL_UNKNOWN,
	                    .span = spot->span,
	                    .macro = spot->macro,
	                    .repeated = walk->loops > 0 || walk->is_labelled,
	                    .conditional =
	                            walk->conditions > 0 || walk->may_return};
	return use;
}

/* Whether what is at location is a project's, but not of this file. */
static bool
is_foreign(struct cwalk *walk, CXSourceLocation location,
           const struct cspot *spot)
{
	uint32_t offset;
	const struct cknown *known = cplace_file(walk, location, &offset);

	return known->source && known->source != spot->span.source &&
	       !clang_Location_isInSystemHeader(location);
}

void
csymbol_constant_use(struct cwalk *walk, const char *from, CXCursor declaration,
                     const struct cspot *spot)
{
	enum CXCursorKind kind = clang_getCursorKind(declaration);
	const char *name;

	if ((kind != CXCursor_EnumConstantDecl &&
	     kind != CXCursor_TypedefDecl && kind != CXCursor_StructDecl &&
	     kind != CXCursor_UnionDecl && kind != CXCursor_EnumDecl) ||
	    !is_foreign(walk, clang_getCursorLocation(declaration), spot))
		return;
	name = creader_name(walk, clang_getCursorSpelling(declaration));
	csymbol_use(walk, from, name, USE_CONSTANT, spot)->symbol_kind =
		SYMBOL_CONSTANT;
}

void
csymbol_type_use(struct cwalk *walk, const char *from, CXCursor reference)
{
	CXCursor type = clang_getCursorReferenced(reference);
	struct cspot spot =
		cplace_spot(walk, clang_getCursorLocation(reference));

	csymbol_constant_use(walk, from, type, &spot);
}

void
csymbol_macro_use(struct cwalk *walk, CXCursor expansion)
{
	CXCursor macro = clang_getCursorReferenced(expansion);
	CXSourceLocation location = clang_getCursorLocation(expansion);
	struct cspot spot = {.span = cplace_spot(walk, location).span};
	struct cexpansion *place;
	const char *name;

	if (clang_Cursor_isNull(macro) || !spot.span.source)
		return;
	place = list_add(walk->reader->arena, &walk->expansions);
	place->span = spot.span;
	location = clang_getCursorLocation(macro);
	place->definition = cplace_spot(walk, location).span;
	if (!is_foreign(walk, location, &spot))
		return;
	name = creader_name(walk, clang_getCursorSpelling(macro));
	csymbol_use(walk, NULL, name, USE_CONSTANT, &spot)->symbol_kind =
		SYMBOL_CONSTANT;
}
