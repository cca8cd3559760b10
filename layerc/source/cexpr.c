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

#include "cshared.h"

/* What happens to the value, or the object, of an expression. */
struct flow {
	bool object; /* the expression names an object; access happens to it */
	bool known;  /* a pointer: access is what happens through it */
	bool followed;    /* a pointer: and it goes nowhere else */
	bool escapes;     /* an object: its address goes somewhere */
	bool callee;      /* it is called */
	bool unevaluated; /* it is an operand of sizeof and the like */
	uint32_t through; /* pointers that are followed on the way */
	enum use_kind access;
	const struct end *to; /* where an address in it goes, or NULL */
};

/* An expression whose children are being visited. */
struct step {
	struct cwalk *walk;
	const char *from;
	CXCursor parent;
	struct flow flow;         /* of the parent */
	unsigned index;           /* of the child */
	unsigned count;           /* of children, where it matters */
	bool assigns;             /* the parent is an assignment */
	const struct end *target; /* of the assignment, or NULL */
	struct span outputs;      /* of the parent, an assembly statement */
};

static void visit(struct cwalk *walk, const char *from, CXCursor cursor,
                  struct flow flow);

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

/* A pointer to be followed at once, and what is there is accessed. */
static struct flow
followed(const struct step *step, enum use_kind access)
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

/* A value that goes somewhere. */
static struct flow
value(const struct step *step)
{
	return (struct flow){.unevaluated = step->flow.unevaluated,
	                     .access = USE_READ};
}

static enum CXChildVisitResult
count_one(CXCursor cursor, CXCursor parent, CXClientData data)
{
	(void)cursor;
	(void)parent;
	++*(unsigned *)data;
	return CXChildVisit_Continue;
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
		struct flow target = followed(step, access);

		target.callee = flow.callee;
		/* What a pointer to a function points to is the same. */
		if (ctype_is_function(step->parent))
			target.through = flow.through;
		return target;
	}
	if (strcmp(token, "&") == 0) {
		struct flow target =
			pointed(step, flow.known && !flow.object
		                              ? flow.access
		                              : ctype_through(step->parent));

		target.callee = flow.callee;
		return target;
	}
	if (strcmp(token, "__real__") == 0 || strcmp(token, "__imag__") == 0)
		return flow;
	/* What is left on an lvalue counts it up or down. */
	if (ctype_is_lvalue(step->walk, child))
		return object(step, USE_WRITE);
	return pointer(step, USE_READ);
}

/* A value that goes to a certain place. */
static struct flow
sent(const struct step *step, const struct end *to)
{
	struct flow flow = value(step);

	flow.to = to;
	return flow;
}

/* A number may hold an address. */
static struct flow
summed(const struct step *step)
{
	struct flow flow = value(step);

	if (!step->flow.to ||
	    !cflow_sums(step->walk, ctype_child(step->parent)))
		return flow;
	flow.to = step->flow.to;
	flow.through = step->flow.through;
	return flow;
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
		return sent(step, step->target);
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
		return followed(step, access);
	if (clang_getCursorKind(step->parent) == CXCursor_ArraySubscriptExpr)
		return value(step);
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
		return sent(step, cflow_end(step->walk, END_MACHINE, NULL));
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
	struct flow flow = value(step);

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
through_call(struct step *step)
{
	struct flow flow;

	if (step->index == 0) {
		flow = sent(step,
		            cflow_end(step->walk, END_CALLED, step->from));
		flow.callee = true;
		return flow;
	}
	return sent(step, cflow_argument(step->walk, step->from, step->parent,
	                                 step->index - 1));
}

static struct flow
flow_of_child(struct step *step, CXCursor child)
{
	struct flow flow = value(step);

	switch ((int)clang_getCursorKind(step->parent)) {
	case CXCursor_ParenExpr:
		return step->flow;
	case CXCursor_CStyleCastExpr:
		/* A typeof in the type comes before the operand. */
		return step->index + 1 == step->count
		               ? through_cast(step, child)
		               : unevaluated(flow);
	case CXCursor_UnexposedExpr:
		return through_cast(step, child);
	case CXCursor_CallExpr:
		return through_call(step);
	case CXCursor_InitListExpr:
	case CXCursor_CompoundLiteralExpr:
	case CXCursor_StmtExpr:
	case CXCursor_CompoundStmt:
		flow.to = step->flow.to;
		return flow;
	case CXCursor_ReturnStmt:
		return sent(step,
		            cflow_end(step->walk, END_RESULT, step->from));
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

static enum CXChildVisitResult
visit_child(CXCursor cursor, CXCursor parent, CXClientData data)
{
	struct step *step = data;
	struct cinside before =
		cstatement_enter(step->walk, parent, cursor, step->index);
	struct flow flow = value(step);

	if (clang_isExpression(clang_getCursorKind(cursor)))
		flow = flow_of_child(step, cursor);
	else if (clang_getCursorKind(cursor) == CXCursor_CompoundStmt)
		flow.to = step->flow.to; /* of a statement expression */
	visit(step->walk, step->from, cursor, flow);
	cstatement_leave(step->walk, before);
	step->index++;
	return CXChildVisit_Continue;
}

static void
visit_children(struct cwalk *walk, const char *from, CXCursor parent,
               struct flow flow)
{
	struct step step = {
		.walk = walk, .from = from, .parent = parent, .flow = flow};

	if (clang_getCursorKind(parent) == CXCursor_CStyleCastExpr)
		clang_visitChildren(parent, count_one, &step.count);
	if (clang_getCursorKind(parent) == CXCursor_GCCAsmStmt)
		step.outputs =
			casm_outputs(walk, clang_getCursorLocation(parent));
	clang_visitChildren(parent, visit_child, &step);
}

static enum use_kind
kind_of_use(const struct csymbol *symbol, struct flow flow)
{
	if (symbol->kind == SYMBOL_FUNCTION)
		return flow.callee ? USE_CALL : USE_ADDRESS;
	if (symbol->kind == SYMBOL_CONSTANT || flow.unevaluated)
		return USE_CONSTANT;
	return flow.object && !symbol->constant ? flow.access : USE_READ;
}

/*
 * clang declares an unknown function where it is first called: the only
 * declaration that stands at the place of a reference to it.
 */
static bool
is_made_up(struct cwalk *walk, CXCursor declaration, const struct cspot *spot)
{
	CXSourceLocation location = clang_getCursorLocation(declaration);
	uint32_t offset;
	struct cspot place;

	if (cplace_file(walk, location, &offset)->source != spot->span.source ||
	    offset != spot->span.begin)
		return false;
	place = cplace_spot(walk, location);
	return place.macro.source == spot->macro.source &&
	       place.macro.begin == spot->macro.begin;
}

static void
refer(struct cwalk *walk, const char *from, CXCursor cursor, struct flow flow)
{
	CXCursor declaration = clang_getCursorReferenced(cursor);
	struct csymbol *symbol = csymbol_of(walk, declaration);
	struct cspot spot;
	struct use *use;

	if (!symbol || !symbol->used)
		return;
	spot = cplace_spot(walk, clang_getCursorLocation(cursor));
	if (symbol->kind == SYMBOL_FUNCTION && !symbol->undeclared)
		symbol->undeclared = is_made_up(walk, declaration, &spot);
	use = csymbol_use(walk, from, symbol->name, kind_of_use(symbol, flow),
	                  &spot);
	use->symbol_kind = symbol->kind;
	use->undeclared = symbol->undeclared;
	use->escapes = symbol->kind == SYMBOL_VARIABLE && flow.object &&
	               flow.escapes && !flow.unevaluated;
	use->type = symbol->undeclared ? NULL : symbol->type;
}

static void
read_cursor(struct cwalk *walk, const char *from, CXCursor cursor,
            struct flow flow)
{
	copaque_visit(walk, cursor);
	switch ((int)clang_getCursorKind(cursor)) {
	case CXCursor_DeclRefExpr:
		refer(walk, from, cursor, flow);
		if (flow.to && !flow.unevaluated)
			cflow_name(
				walk, from, cursor,
				(struct cgoing){flow.to, flow.through,
			                        flow.object && flow.escapes});
		return;
	case CXCursor_CallExpr:
		climit_visit(walk, from, cursor);
		if (flow.to && !flow.unevaluated)
			cflow_call(
				walk, from, cursor,
				(struct cgoing){flow.to, flow.through, false});
		break;
	case CXCursor_ParmDecl:
	case CXCursor_FloatingLiteral:
	case CXCursor_UnaryOperator:
	case CXCursor_ArraySubscriptExpr:
	case CXCursor_MemberRefExpr:
	case CXCursor_CStyleCastExpr:
		climit_visit(walk, from, cursor);
		break;
	case CXCursor_TypeRef:
		csymbol_type_use(walk, from, cursor);
		return;
	case CXCursor_FunctionDecl:
	case CXCursor_VarDecl:
		cdecl_visit(walk, from, cursor);
		return;
	case CXCursor_GCCAsmStmt:
		casm_text(walk, from, cursor);
		break;
	default:
		break;
	}
	visit_children(walk, from, cursor, flow);
}

/*
 * The visit is as deep as the code is nested, which must not end the tool.
 * What is not read is a problem, so that it does not pass for clean.
 */
static void
visit(struct cwalk *walk, const char *from, CXCursor cursor, struct flow flow)
{
	enum { MAX_DEPTH = 1000 };

	if (walk->depth < MAX_DEPTH) {
		walk->depth++;
		read_cursor(walk, from, cursor, flow);
		walk->depth--;
	} else if (!walk->is_too_deep) {
		struct problem *problem =
			list_add(walk->reader->arena, walk->problems);

		walk->is_too_deep = true;
		problem->span =
			cplace_spot(walk, clang_getCursorLocation(cursor)).span;
		problem->text = "this is nested too deeply to be checked";
	}
}

void
cexpr_children(struct cwalk *walk, const char *from, CXCursor parent)
{
	visit_children(walk, from, parent, (struct flow){.access = USE_READ});
}
