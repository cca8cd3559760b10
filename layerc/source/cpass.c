/*
 * What an expression does to a variable is decided from above: an assignment
 * tells its left side that it is written, a member or subscript passes on to
 * the whole what is done to the part, a conversion to pointer to const says
 * that what is pointed at is only read.  So each visit carries a flow.
 *
 * libclang shows implicit conversions as "unexposed" expressions with a type:
 * one above an lvalue loads it, or makes an array or function a pointer.
 */
#include <string.h>

#include "cpass.h"

static struct flow
object(const struct step *step, enum use_kind access)
{
	return (struct flow){.object = true,
	                     .known = true,
	                     .unevaluated = step->flow.unevaluated,
	                     .access = access};
}

/* A pointer through which access happens. */
static struct flow
pointer(const struct step *step, enum use_kind access)
{
	return (struct flow){.known = true,
	                     .unevaluated = step->flow.unevaluated,
	                     .access = access};
}

struct flow
cpass_followed(const struct step *step, enum use_kind access)
{
	struct flow flow = pointer(step, access);

	flow.followed = !(step->flow.object && step->flow.escapes);
	flow.to = step->flow.to;
	flow.through = cflow_more(step->flow.through, flow.followed);
	return flow;
}

/* An object that becomes a pointer to it. */
static struct flow
pointed(const struct step *step, enum use_kind access)
{
	struct flow flow = object(step, access);

	flow.escapes = !step->flow.followed;
	flow.to = step->flow.to;
	flow.through = step->flow.through;
	/* The elements of an array are no step away. */
	if (step->flow.followed && flow.through > 0)
		flow.through--;
	return flow;
}

/* An object whose value, or a part of it, goes where the parent's goes. */
static struct flow
loaded(const struct step *step)
{
	struct flow flow = object(step, USE_READ);

	flow.to = step->flow.to;
	flow.through = step->flow.through;
	return flow;
}

struct flow
cpass_value(const struct step *step)
{
	return (struct flow){.unevaluated = step->flow.unevaluated,
	                     .access = USE_READ};
}

/* A conversion, which may be one that the compiler put in. */
static struct flow
through_cast(struct step *step, CXCursor child)
{
	struct flow flow = step->flow;

	if (ctype_is_function(child))
		return flow;
	flow.object = false;
	if (!flow.known && ctype_is_discard(step->parent)) {
		flow = pointer(step, USE_READ);
	} else if (!flow.known && ctype_is_pointer(step->parent)) {
		flow.known = true;
		flow.access = ctype_through(step->parent);
	}
	if (ctype_is_array(child))
		return pointed(step, flow.known ? flow.access : USE_WRITE);
	if (ctype_is_lvalue(step->walk, child))
		return loaded(step);
	return flow;
}

/* A number in which an address can still be told. */
static struct flow
turned(const struct step *step)
{
	struct flow flow = cpass_value(step);

	flow.to = step->flow.to;
	flow.through = step->flow.through;
	return flow;
}

struct flow
cpass_address(const struct step *step)
{
	const struct flow *flow = &step->flow;

	return pointed(step, flow->known && !flow->object
	                             ? flow->access
	                             : ctype_through(step->parent));
}

static struct flow
through_unary(struct step *step, CXCursor child)
{
	struct flow flow = step->flow;
	enum use_kind access = flow.object ? flow.access : USE_READ;
	char token[16];

	ctype_operator(step->walk, step->parent, token, sizeof(token));
	if (strcmp(token, "__extension__") == 0)
		return flow;
	if (strcmp(token, "*") == 0) {
		struct flow target = cpass_followed(step, access);

		target.callee = flow.callee;
		/* What a pointer to a function points to is the same. */
		if (ctype_is_function(step->parent))
			target.through = flow.through;
		return target;
	}
	if (strcmp(token, "&") == 0) {
		struct flow target = cpass_address(step);

		target.callee = flow.callee;
		return target;
	}
	if (strcmp(token, "__real__") == 0 || strcmp(token, "__imag__") == 0)
		return flow;
	/* What is left on an lvalue counts it up or down. */
	if (ctype_is_lvalue(step->walk, child))
		return object(step, USE_WRITE);
	if (strcmp(token, "!") == 0)
		return pointer(step, USE_READ);
	return turned(step);
}

struct flow
cpass_sent(const struct step *step, const struct end *to)
{
	struct flow flow = cpass_value(step);

	flow.to = to;
	return flow;
}

/* A number may hold an address. */
static struct flow
summed(const struct step *step)
{
	return step->flow.to &&
	                       cflow_sums(step->walk, ctype_child(step->parent))
	               ? turned(step)
	               : cpass_value(step);
}

static struct flow
through_binary(struct step *step, CXCursor child)
{
	/* Every operator but '=' and its kin loads its left operand. */
	if (step->index == 0 && ctype_is_lvalue(step->walk, child)) {
		step->assigns = true;
		step->target = cflow_target(step->walk, step->from, child);
		return object(step, USE_WRITE);
	}
	if (step->assigns)
		return cpass_sent(step, step->target);
	if (!ctype_is_pointer(child))
		return summed(step);
	/* A sum is a pointer; comparison and difference load nothing. */
	return ctype_is_pointer(step->parent) ? step->flow
	                                      : pointer(step, USE_READ);
}

static struct flow
through_part(struct step *step, CXCursor child)
{
	enum use_kind access = step->flow.object ? step->flow.access : USE_READ;

	struct flow flow;

	if (ctype_is_pointer(child))
		return cpass_followed(step, access);
	if (clang_getCursorKind(step->parent) == CXCursor_ArraySubscriptExpr)
		return cpass_value(step);
	flow = object(step, access);
	flow.escapes = step->flow.object && step->flow.escapes;
	flow.to = step->flow.to;
	flow.through = step->flow.through;
	return flow;
}

/* An operand of an assembly statement. */
static struct flow
through_assembly(struct step *step, CXCursor child)
{
	CXSourceLocation place =
		clang_getRangeStart(clang_getCursorExtent(child));
	struct cspot spot = cplace_spot(step->walk, place);
	struct span span = cplace_written(&spot);

	if (!ctype_is_lvalue(step->walk, child))
		return cpass_sent(step,
		                  cflow_end(step->walk, END_MACHINE, NULL));
	if (span.source == step->outputs.source &&
	    (span.begin < step->outputs.begin ||
	     span.begin >= step->outputs.end))
		return object(step, USE_READ);
	return object(step, USE_WRITE);
}

/* typeof shows its operand as a child of what it is the type of. */
static struct flow
through_declaration(struct step *step, CXCursor child)
{
	struct flow flow = cpass_value(step);

	if (clang_getCursorKind(child) == CXCursor_ParenExpr &&
	    !clang_equalCursors(
		    child, clang_Cursor_getVarDeclInitializer(step->parent)))
		flow.unevaluated = true;
	else if (clang_getCursorKind(step->parent) == CXCursor_VarDecl &&
	         ctype_has_address(ctype_of(step->parent)))
		flow.to = cflow_target(step->walk, step->from, step->parent);
	return flow;
}

static struct flow
unevaluated(struct flow flow)
{
	flow.unevaluated = true;
	return flow;
}

static struct flow
through_call(struct step *step, CXCursor child)
{
	struct flow flow;

	if (step->index == 0) {
		flow = cpass_sent(
			step, cflow_end(step->walk, END_CALLED, step->from));
		flow.callee = true;
		return flow;
	}
	if (cbuiltin_argument(step, child, &flow))
		return flow;
	return cpass_sent(step, cflow_argument(step->walk, step->from,
	                                       step->parent, step->index - 1));
}

struct flow
cpass_child(struct step *step, CXCursor child)
{
	struct flow flow = cpass_value(step);

	switch ((int)clang_getCursorKind(step->parent)) {
	case CXCursor_ParenExpr:
		return step->flow;
	case CXCursor_CStyleCastExpr:
		/* A typeof in the type comes before the operand. */
		return step->index + 1 == step->count
		               ? through_cast(step, child)
		               : unevaluated(flow);
	case CXCursor_UnexposedExpr:
		if (cbuiltin_atomic(step, child, &flow))
			return flow;
		return through_cast(step, child);
	case CXCursor_CallExpr:
		return through_call(step, child);
	case CXCursor_InitListExpr:
	case CXCursor_CompoundLiteralExpr:
	case CXCursor_StmtExpr:
	case CXCursor_CompoundStmt:
		flow.to = step->flow.to;
		return flow;
	case CXCursor_ReturnStmt:
		return cpass_sent(
			step, cflow_end(step->walk, END_RESULT, step->from));
	case CXCursor_MemberRefExpr:
	case CXCursor_ArraySubscriptExpr:
		return through_part(step, child);
	case CXCursor_UnaryOperator:
		return through_unary(step, child);
	case CXCursor_BinaryOperator:
	case CXCursor_CompoundAssignOperator:
		return through_binary(step, child);
	case CXCursor_ConditionalOperator:
		return step->index == 0 ? pointer(step, USE_READ) : step->flow;
	case CXCursor_GenericSelectionExpr:
		return step->index == 0 ? unevaluated(flow) : step->flow;
	case CXCursor_UnaryExpr:
		return unevaluated(flow);
	case CXCursor_GCCAsmStmt:
		return through_assembly(step, child);
	case CXCursor_VarDecl:
	case CXCursor_FieldDecl:
	case CXCursor_ParmDecl:
	case CXCursor_TypedefDecl:
	case CXCursor_FunctionDecl:
		return through_declaration(step, child);
	default:
		return flow;
	}
}
