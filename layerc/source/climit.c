/*
 * What C code of a kernel does without, since nobody could say what it does
 * to the layers: the machine's floating point registers, which no layer
 * saves, jumps past callers, arguments without a type, and a stack that grows
 * by what a program asks for.
 */
#include <string.h>

#include "constructor.h"
#include "cshared.h"

static void
add(struct cwalk *walk, enum limit_kind kind, const char *from,
    const char *what, CXCursor cursor)
{
	struct cspot spot = cplace_spot(walk, clang_getCursorLocation(cursor));
	struct limit *limit;

	limit = list_add(walk->reader->arena, &walk->facts->limits);
	*limit = (struct limit){.kind = kind,
	                        .what = what,
	                        .in = from,
	                        .span = spot.span,
	                        .macro = spot.macro};
}

/* The type itself, or that of the elements or parts. */
static CXType
basic(CXType type)
{
	type = clang_getCanonicalType(type);
	/* A vector's elements are in such registers, whatever they are. */
	while (type.kind != CXType_Vector && type.kind != CXType_ExtVector &&
	       (clang_getArrayElementType(type).kind != CXType_Invalid ||
	        type.kind == CXType_Complex))
		type = clang_getCanonicalType(
			type.kind == CXType_Complex
				? clang_getElementType(type)
				: clang_getArrayElementType(type));
	return type;
}

static bool
is_float(CXType type)
{
	switch ((int)basic(type).kind) {
	case CXType_Float:
	case CXType_Double:
	case CXType_LongDouble:
	case CXType_Float128:
	case CXType_Half:
	case CXType_Float16:
	case CXType_BFloat16:
	case CXType_Vector:
	case CXType_ExtVector:
		return true;
	default:
		return false;
	}
}

static const char *
type_name(struct cwalk *walk, CXType type)
{
	return creader_name(walk, clang_getTypeSpelling(type));
}

static void
check_float(struct cwalk *walk, const char *from, CXType type, CXCursor cursor)
{
	if (is_float(type))
		add(walk, LIMIT_FLOAT, from, type_name(walk, type), cursor);
}

static bool
is_grown(CXType type)
{
	for (type = clang_getCanonicalType(type);
	     clang_getArrayElementType(type).kind != CXType_Invalid;
	     type = clang_getCanonicalType(clang_getArrayElementType(type)))
		if (type.kind == CXType_VariableArray)
			return true;
	return false;
}

static bool
is_one_of(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (strcmp(name, *names) == 0)
			return true;
	return false;
}

static void
check_call(struct cwalk *walk, const char *from, CXCursor call)
{
	static const char *const jumps[] = {
		"setjmp",      "_setjmp",          "sigsetjmp",
		"__sigsetjmp", "longjmp",          "_longjmp",
		"siglongjmp",  "__builtin_setjmp", "__builtin_longjmp",
		NULL};
	static const char *const frames[] = {"alloca", "__builtin_alloca",
	                                     "__builtin_alloca_with_align",
	                                     NULL};
	CXCursor callee = clang_getCursorReferenced(call);
	const char *name =
		clang_getCursorKind(callee) == CXCursor_FunctionDecl
			? creader_name(walk, clang_getCursorSpelling(callee))
			: "";

	if (is_one_of(name, jumps))
		add(walk, LIMIT_JUMP, from, name, call);
	if (is_one_of(name, frames))
		add(walk, LIMIT_FRAME, from, name, call);
	check_float(walk, from, clang_getCursorType(call), call);
}

/* Functions of other files were looked at where they are defined. */
static void
check_function(struct cwalk *walk, CXCursor function)
{
	CXType type = clang_getCursorType(function);
	const char *name =
		creader_name(walk, clang_getCursorSpelling(function));

	if (!clang_isCursorDefinition(function))
		return;
	if (type.kind == CXType_FunctionProto &&
	    clang_isFunctionTypeVariadic(type))
		add(walk, LIMIT_VARIADIC, name, name, function);
	check_float(walk, name, clang_getResultType(type), function);
}

void
climit_constructor(struct cwalk *walk, const char *symbol, const char *section,
                   CXCursor cursor)
{
	if (constructor_section(section))
		add(walk, LIMIT_CONSTRUCTOR, symbol,
		    names_text(walk->reader->names, section), cursor);
}

void
climit_visit(struct cwalk *walk, const char *from, CXCursor cursor)
{
	CXType type = clang_getCursorType(cursor);

	switch ((int)clang_getCursorKind(cursor)) {
	case CXCursor_FunctionDecl:
		check_function(walk, cursor);
		break;
	case CXCursor_VarDecl:
	case CXCursor_ParmDecl:
		if (is_grown(type))
			add(walk, LIMIT_FRAME, from,
			    creader_name(walk, clang_getCursorSpelling(cursor)),
			    cursor);
		check_float(walk, from, type, cursor);
		break;
	case CXCursor_CallExpr:
		check_call(walk, from, cursor);
		break;
	case CXCursor_FloatingLiteral:
	case CXCursor_UnaryOperator:
	case CXCursor_ArraySubscriptExpr:
	case CXCursor_MemberRefExpr:
	case CXCursor_CStyleCastExpr:
		check_float(walk, from, type, cursor);
		break;
	default:
		break;
	}
}
