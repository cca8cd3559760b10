/*
 * Where addresses go.  An expression is asked by the visit of cexpr.c where
 * its value goes; what it comes from is a name, and the steps between the two
 * (members, subscripts, casts, sums) do not matter.
 */
#include <string.h>

#include "cshared.h"

uint32_t
cflow_more(uint32_t through, bool more)
{
	enum { MOST = 3 };

	return through + (more && through < MOST);
}

/*
 * The operator stands behind the left side.  Products and what is compared are
 * no addresses any more; where a macro hides it, it may be anything.
 */
bool
cflow_sums(struct cwalk *walk, CXCursor left)
{
	uint32_t offset;
	const struct cknown *known = cplace_file(
		walk, clang_getRangeEnd(clang_getCursorExtent(left)), &offset);
	const char *operator;

	if (!known || !known->source || offset >= known->source->size)
		return true;
	operator= known->source->text + offset;
	operator+= strspn(operator, " \t\n)");
	if (strchr("<>", *operator) && operator[1] != * operator)
		return false;
	return !strchr("*/%=!", *operator) && strncmp(operator, "&&", 2) != 0 &&
	       strncmp(operator, "||", 2) != 0;
}

static const struct end *
keep(struct cwalk *walk, struct end end)
{
	struct end *kept = arena_new(walk->reader->arena, struct end);

	*kept = end;
	return kept;
}

struct end
cflow_variable(struct cwalk *walk, const char *from, CXCursor declaration)
{
	const struct csymbol *symbol = csymbol_of(walk, declaration);
	struct end end = {.kind = END_VALUE};

	if (!symbol)
		return (struct end){.kind = END_UNKNOWN};
	if (symbol->used || !from) {
		end.symbol = symbol->name;
	} else {
		end.symbol = from;
		end.local = symbol->name;
	}
	return end;
}

static bool
is_variable(CXCursor declaration)
{
	enum CXCursorKind kind = clang_getCursorKind(declaration);

	return kind == CXCursor_VarDecl || kind == CXCursor_ParmDecl;
}

/* What an expression is about; a type may stand before what is cast. */
static CXCursor
operand(CXCursor expression)
{
	return clang_getCursorKind(expression) == CXCursor_CStyleCastExpr
	               ? ctype_last(expression)
	               : ctype_child(expression);
}

static bool
is_access(enum CXCursorKind kind)
{
	return kind == CXCursor_MemberRefExpr ||
	       kind == CXCursor_ArraySubscriptExpr ||
	       kind == CXCursor_UnaryOperator;
}

/* Whether access to a part of an expression follows a pointer. */
static bool
follows(CXCursor expression)
{
	while (clang_getCursorKind(expression) == CXCursor_UnexposedExpr ||
	       clang_getCursorKind(expression) == CXCursor_ParenExpr) {
		if (ctype_is_array(expression))
			return false;
		expression = ctype_child(expression);
	}
	return ctype_is_pointer(expression);
}

/*
 * The name at the left end of an expression that stores or calls, and whether
 * a pointer is followed on the way to it.
 */
static struct end
root_of(struct cwalk *walk, const char *from, CXCursor expression)
{
	struct end end = {.kind = END_UNKNOWN};
	uint32_t through = 0;

	while (clang_isExpression(clang_getCursorKind(expression))) {
		enum CXCursorKind kind = clang_getCursorKind(expression);
		CXCursor named = clang_getCursorReferenced(expression);
		CXCursor inner = operand(expression);

		if (kind == CXCursor_DeclRefExpr) {
			if (is_variable(named))
				end = cflow_variable(walk, from, named);
			break;
		}
		if (kind == CXCursor_CallExpr) {
			end = cflow_result(walk, from, expression);
			break;
		}
		through =
			cflow_more(through, is_access(kind) && follows(inner));
		/* A sum begins in an array: its elements are no step away. */
		if (kind == CXCursor_BinaryOperator && through > 0 &&
		    !follows(inner))
			through--;
		expression = inner;
	}
	end.through = through;
	return end;
}

const struct end *
cflow_end(struct cwalk *walk, enum end_kind kind, const char *symbol)
{
	return keep(walk, (struct end){.kind = kind, .symbol = symbol});
}

const struct end *
cflow_target(struct cwalk *walk, const char *from, CXCursor expression)
{
	if (!ctype_has_address(ctype_of(expression)))
		return NULL;
	if (is_variable(expression))
		return keep(walk, cflow_variable(walk, from, expression));
	return keep(walk, root_of(walk, from, expression));
}

const struct end *
cflow_pointed(struct cwalk *walk, const char *from, CXCursor pointer)
{
	struct end end;
	char token[16] = "";
	CXCursor at = pointer;

	while (clang_getCursorKind(at) == CXCursor_ParenExpr ||
	       clang_getCursorKind(at) == CXCursor_UnexposedExpr ||
	       clang_getCursorKind(at) == CXCursor_CStyleCastExpr)
		at = operand(at);
	if (clang_getCursorKind(at) == CXCursor_UnaryOperator)
		ctype_operator(walk, at, token, sizeof(token));
	if (strcmp(token, "&") == 0)
		return keep(walk, root_of(walk, from, ctype_child(at)));
	end = root_of(walk, from, at);
	end.through = cflow_more(end.through, !ctype_is_array(at));
	return keep(walk, end);
}

/* The function that a call names, or what the pointer that it calls is. */
static struct end
callee(struct cwalk *walk, const char *from, CXCursor call,
       enum end_kind direct, enum end_kind indirect)
{
	CXCursor named = clang_getCursorReferenced(call);
	struct end end;

	if (clang_getCursorKind(named) == CXCursor_FunctionDecl)
		return (struct end){.kind = direct,
		                    .symbol = csymbol_of(walk, named)->name};
	end = root_of(walk, from, ctype_child(call));
	if (end.kind == END_VALUE)
		end.kind = indirect;
	else
		end = (struct end){.kind = END_UNKNOWN};
	return end;
}

const struct end *
cflow_argument(struct cwalk *walk, const char *from, CXCursor call,
               uint32_t index)
{
	struct end end =
		callee(walk, from, call, END_ARGUMENT, END_INDIRECT_ARGUMENT);

	end.index = index;
	return keep(walk, end);
}

struct end
cflow_result(struct cwalk *walk, const char *from, CXCursor call)
{
	return callee(walk, from, call, END_RESULT, END_INDIRECT_RESULT);
}

static void
add(struct cwalk *walk, const char *from, struct end source,
    const struct end *target, CXCursor cursor)
{
	struct cspot spot = cplace_spot(walk, clang_getCursorLocation(cursor));
	struct transfer *transfer =
		list_add(walk->reader->arena, &walk->facts->transfers);

	*transfer = (struct transfer){.from = source,
	                              .to = *target,
	                              .in = from,
	                              .span = spot.span,
	                              .macro = spot.macro};
}

void
cflow_name(struct cwalk *walk, const char *from, CXCursor cursor,
           struct cgoing going)
{
	CXCursor named = clang_getCursorReferenced(cursor);
	struct end end;

	if (clang_getCursorKind(named) == CXCursor_FunctionDecl) {
		/* A function that is called at once goes nowhere. */
		if (going.to->kind == END_CALLED)
			return;
		end = (struct end){.kind = END_ADDRESS,
		                   .function = true,
		                   .symbol = csymbol_of(walk, named)->name};
	} else if (is_variable(named)) {
		if (!going.address && !ctype_has_address(ctype_of(cursor)))
			return;
		end = cflow_variable(walk, from, named);
		end.kind = going.address ? END_ADDRESS : END_VALUE;
		end.through = going.through;
	} else {
		return;
	}
	add(walk, from, end, going.to, cursor);
}

void
cflow_call(struct cwalk *walk, const char *from, CXCursor call,
           struct cgoing going)
{
	struct end end;

	if (!ctype_has_address(ctype_of(call)))
		return;
	end = cflow_result(walk, from, call);
	end.through = going.through;
	add(walk, from, end, going.to, call);
}

void
cflow_parameters(struct cwalk *walk, const char *symbol, CXCursor function)
{
	int count = clang_Cursor_getNumArguments(function);

	for (int i = 0; i < count; i++) {
		CXCursor parameter =
			clang_Cursor_getArgument(function, (unsigned)i);
		struct end to, end = {.kind = END_ARGUMENT,
		                      .index = (uint32_t)i,
		                      .symbol = symbol};

		if (!ctype_has_address(ctype_of(parameter)))
			continue;
		to = cflow_variable(walk, symbol, parameter);
		add(walk, symbol, end, &to, parameter);
	}
}
