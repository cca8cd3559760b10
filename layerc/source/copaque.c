#include <string.h>

#include "cshared.h"

static bool
is_tag(CXCursor declaration)
{
	enum CXCursorKind kind = clang_getCursorKind(declaration);

	return kind == CXCursor_StructDecl || kind == CXCursor_UnionDecl;
}

static const char *
name_of(struct cwalk *walk, CXCursor declaration)
{
	return creader_name(walk, clang_getCursorSpelling(declaration));
}

void
copaque_declared(struct cwalk *walk, CXCursor declaration)
{
	CXSourceLocation location;
	const struct source *source;
	uint32_t offset;

	if (!is_tag(declaration))
		return;
	location = clang_getCursorLocation(declaration);
	source = cplace_file(walk, location, &offset)->source;
	if (!source || walk->options->file_count == 0 ||
	    clang_isCursorDefinition(declaration) ||
	    source->text != walk->options->files[0].text)
		return;
	map_put(walk->reader->arena, &walk->foreign_tags,
	        name_of(walk, declaration), walk);
}

void
copaque_define(struct cwalk *walk, CXCursor declaration)
{
	const char *name = name_of(walk, declaration);

	if (!clang_isCursorDefinition(declaration) || name[0] == '\0')
		return;
	*list_add(walk->reader->arena, &walk->facts->tags) = (struct tag){
		.name = name,
		.span = cplace_spot(walk, clang_getCursorLocation(declaration))
	                        .span,
	};
}

/* The declaration of what the expression points at, if that is opaque. */
static CXCursor
opaque(struct cwalk *walk, CXCursor expression)
{
	CXType type = clang_getCanonicalType(clang_getCursorType(expression));
	CXType pointee = clang_getPointeeType(type);
	CXCursor tag = clang_getTypeDeclaration(pointee);

	if (type.kind != CXType_Pointer || !is_tag(tag) ||
	    clang_Type_getSizeOf(pointee) != CXTypeLayoutError_Incomplete ||
	    !map_get(&walk->foreign_tags, name_of(walk, tag)))
		return clang_getNullCursor();
	return clang_getCanonicalCursor(tag);
}

static enum CXChildVisitResult
take_last(CXCursor cursor, CXCursor parent, CXClientData data)
{
	(void)parent;
	*(CXCursor *)data = cursor;
	return CXChildVisit_Continue;
}

/* What an expression is without parentheses and conversions. */
static CXCursor
converted(CXCursor expression)
{
	for (;;) {
		enum CXCursorKind kind = clang_getCursorKind(expression);
		CXCursor inner = clang_getNullCursor();

		if (kind != CXCursor_ParenExpr &&
		    kind != CXCursor_UnexposedExpr &&
		    kind != CXCursor_CStyleCastExpr)
			return expression;
		clang_visitChildren(expression, take_last, &inner);
		if (!clang_isExpression(clang_getCursorKind(inner)))
			return expression;
		expression = inner;
	}
}

/* Of several conversions of one pointer the outermost, which comes first. */
static void
add(struct cwalk *walk, CXCursor at, CXCursor tag, const char *to)
{
	struct cspot spot = cplace_spot(walk, clang_getCursorLocation(at));

	list_each (const struct peek, peek, &walk->facts->peeks)
		if (peek->span.source == spot.span.source &&
		    peek->span.begin == spot.span.begin)
			return;
	*list_add(walk->reader->arena, &walk->facts->peeks) =
		(struct peek){name_of(walk, tag), to, spot.span, spot.macro};
}

/* A pointer to an object of a type that can be looked into. */
static bool
is_open(CXType type)
{
	CXType pointee = clang_getPointeeType(type);

	return type.kind == CXType_Pointer &&
	       clang_getCanonicalType(pointee).kind != CXType_Void &&
	       clang_Type_getSizeOf(pointee) > 0;
}

static void
visit_conversion(struct cwalk *walk, CXCursor expression)
{
	CXType type = clang_getCursorType(expression);
	CXCursor inner, tag;

	if (!is_open(clang_getCanonicalType(type)))
		return;
	inner = converted(expression);
	tag = opaque(walk, inner);
	if (!clang_Cursor_isNull(tag))
		add(walk, inner, tag,
		    creader_name(walk, clang_getTypeSpelling(type)));
}

/* Functions that read or write the bytes that a pointer leads to. */
static bool
takes_bytes(const char *name)
{
	static const char prefix[] = "__builtin_";

	if (strncmp(name, prefix, sizeof(prefix) - 1) == 0)
		name += sizeof(prefix) - 1;
	return strcmp(name, "memcpy") == 0 || strcmp(name, "memmove") == 0 ||
	       strcmp(name, "memcmp") == 0 || strcmp(name, "memset") == 0;
}

static void
visit_call(struct cwalk *walk, CXCursor call)
{
	int count = clang_Cursor_getNumArguments(call);

	if (!takes_bytes(name_of(walk, clang_getCursorReferenced(call))))
		return;
	for (int i = 0; i < count; i++) {
		CXCursor inner =
			converted(clang_Cursor_getArgument(call, (unsigned)i));
		CXCursor tag = opaque(walk, inner);

		if (!clang_Cursor_isNull(tag))
			add(walk, inner, tag, NULL);
	}
}

void
copaque_visit(struct cwalk *walk, CXCursor expression)
{
	if (walk->foreign_tags.count == 0)
		return;
	switch ((int)clang_getCursorKind(expression)) {
	case CXCursor_UnexposedExpr:
	case CXCursor_CStyleCastExpr:
		visit_conversion(walk, expression);
		break;
	case CXCursor_CallExpr:
		visit_call(walk, expression);
		break;
	default:
		break;
	}
}
