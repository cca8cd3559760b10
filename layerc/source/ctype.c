#include <string.h>

#include "cshared.h"

CXType
ctype_of(CXCursor cursor)
{
	return clang_getCanonicalType(clang_getCursorType(cursor));
}

bool
ctype_is_pointer(CXCursor cursor)
{
	return ctype_of(cursor).kind == CXType_Pointer;
}

bool
ctype_is_function(CXCursor cursor)
{
	CXType type = ctype_of(cursor);

	return type.kind == CXType_FunctionProto ||
	       type.kind == CXType_FunctionNoProto;
}

bool
ctype_is_array(CXCursor cursor)
{
	return clang_getArrayElementType(ctype_of(cursor)).kind !=
	       CXType_Invalid;
}

bool
ctype_has_address(CXType type)
{
	switch ((int)type.kind) {
	case CXType_Int:
	case CXType_UInt:
	case CXType_Long:
	case CXType_ULong:
	case CXType_LongLong:
	case CXType_ULongLong:
	case CXType_Pointer:
	case CXType_Record:
	case CXType_ConstantArray:
	case CXType_IncompleteArray:
	case CXType_VariableArray:
	case CXType_FunctionProto:
	case CXType_FunctionNoProto:
		return true;
	default:
		return false;
	}
}

static enum CXChildVisitResult
take_first(CXCursor cursor, CXCursor parent, CXClientData data)
{
	(void)parent;
	*(CXCursor *)data = cursor;
	return CXChildVisit_Break;
}

CXCursor
ctype_child(CXCursor cursor)
{
	CXCursor first = clang_getNullCursor();

	clang_visitChildren(cursor, take_first, &first);
	return first;
}

static enum CXChildVisitResult
take_last(CXCursor cursor, CXCursor parent, CXClientData data)
{
	(void)parent;
	*(CXCursor *)data = cursor;
	return CXChildVisit_Continue;
}

CXCursor
ctype_last(CXCursor cursor)
{
	CXCursor last = clang_getNullCursor();

	clang_visitChildren(cursor, take_last, &last);
	return last;
}

void
ctype_operator(struct cwalk *walk, CXCursor cursor, char *text, size_t size)
{
	cplace_token(walk, clang_getRangeStart(clang_getCursorExtent(cursor)),
	             text, size);
}

bool
ctype_is_lvalue(struct cwalk *walk, CXCursor cursor)
{
	char token[16];

	while (clang_getCursorKind(cursor) == CXCursor_ParenExpr)
		cursor = ctype_child(cursor);
	switch ((int)clang_getCursorKind(cursor)) {
	case CXCursor_DeclRefExpr:
		cursor = clang_getCursorReferenced(cursor);
		return clang_getCursorKind(cursor) == CXCursor_VarDecl ||
		       clang_getCursorKind(cursor) == CXCursor_ParmDecl;
	case CXCursor_MemberRefExpr:
	case CXCursor_ArraySubscriptExpr:
	case CXCursor_CompoundLiteralExpr:
	case CXCursor_StringLiteral:
	case CXCursor_GenericSelectionExpr:
		return true;
	case CXCursor_UnaryOperator:
		ctype_operator(walk, cursor, token, sizeof(token));
		if (strcmp(token, "__extension__") == 0)
			return ctype_is_lvalue(walk, ctype_child(cursor));
		return strcmp(token, "*") == 0 ||
		       strcmp(token, "__real__") == 0 ||
		       strcmp(token, "__imag__") == 0;
	default:
		return false;
	}
}

enum use_kind
ctype_through(CXCursor cursor)
{
	CXType type = ctype_of(cursor);

	if (type.kind == CXType_Pointer &&
	    csymbol_is_const(clang_getPointeeType(type)))
		return USE_READ;
	return USE_WRITE;
}

bool
ctype_is_discard(CXCursor cursor)
{
	return clang_getCursorKind(cursor) == CXCursor_CStyleCastExpr &&
	       ctype_of(cursor).kind == CXType_Void;
}
