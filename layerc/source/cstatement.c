/*
 * What of a function runs once each time that it is called.  The rest stands
 * in a loop, behind a label, under a condition, or behind a return.
 */
#include <string.h>

#include "cshared.h"

/* "do ... while (0)": a macro's way to be one statement. */
static bool
is_once(struct cwalk *walk, CXCursor loop)
{
	CXCursor condition = clang_getNullCursor();
	char token[4];

	if (clang_getCursorKind(loop) != CXCursor_DoStmt)
		return false;
	condition = ctype_last(loop);
	if (clang_getCursorKind(condition) != CXCursor_IntegerLiteral)
		return false;
	ctype_operator(walk, condition, token, sizeof(token));
	return strcmp(token, "0") == 0;
}

struct cinside
cstatement_enter(struct cwalk *walk, CXCursor parent, CXCursor child,
                 unsigned index)
{
	struct cinside before = {walk->loops, walk->conditions};

	switch ((int)clang_getCursorKind(parent)) {
	case CXCursor_ForStmt:
	case CXCursor_WhileStmt:
	case CXCursor_DoStmt:
		walk->loops += !is_once(walk, parent);
		break;
	case CXCursor_IfStmt:
	case CXCursor_SwitchStmt:
	case CXCursor_ConditionalOperator:
		walk->conditions += index > 0;
		break;
	default:
		break;
	}
	/* What stands behind a label may be gone back to. */
	if (clang_getCursorKind(child) == CXCursor_LabelStmt)
		walk->is_labelled = true;
	if (clang_getCursorKind(child) == CXCursor_ReturnStmt &&
	    walk->conditions > 0)
		walk->may_return = true;
	return before;
}

void
cstatement_leave(struct cwalk *walk, struct cinside before)
{
	walk->loops = before.loops;
	walk->conditions = before.conditions;
}
