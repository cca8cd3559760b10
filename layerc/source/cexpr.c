/*
 * The visit of expressions: what is done to a variable is decided from above
 * (cpass.h), and what a name is used for is noted where it stands.
 */
#include "cpass.h"

static void visit(struct cwalk *walk, const char *from, CXCursor cursor,
                  struct flow flow);

static enum CXChildVisitResult
visit_child(CXCursor cursor, CXCursor parent, CXClientData data)
{
	struct step *step = data;
	struct cinside before =
		cstatement_enter(step->walk, parent, cursor, step->index);
	struct flow flow = cpass_value(step);

	if (clang_isExpression(clang_getCursorKind(cursor)))
		flow = cpass_child(step, cursor);
	else if (clang_getCursorKind(cursor) == CXCursor_CompoundStmt)
		flow.to = step->flow.to; /* of a statement expression */
	visit(step->walk, step->from, cursor, flow);
	cstatement_leave(step->walk, before);
	step->index++;
	return CXChildVisit_Continue;
}

static enum CXChildVisitResult
count_one(CXCursor cursor, CXCursor parent, CXClientData data)
{
	(void)cursor;
	(void)parent;
	++*(unsigned *)data;
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
	use->internal = symbol->internal;
	use->escapes = symbol->kind == SYMBOL_VARIABLE && flow.object &&
	               flow.escapes && !flow.unevaluated;
	use->type = symbol->undeclared ? NULL : symbol->type;
}

static void
read_cursor(struct cwalk *walk, const char *from, CXCursor cursor,
            struct flow flow)
{
	copaque_visit(walk, cursor);
	if (clang_isAttribute(clang_getCursorKind(cursor))) {
		cattribute_visit(walk, from, cursor);
		return;
	}
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
