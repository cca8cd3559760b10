#include "solver.h"

#include <inttypes.h>
#include <stdio.h>
#include <z3.h>

#include "../base/die.h"
#include "bits.h"

/* Above the numbers that Z3 itself gives to symbols. */
enum { FIRST_NAME = 1 << 29 };

struct solver {
	struct terms *terms;
	Z3_context context; /* NULL before a check: it takes 10 ms */
	Z3_solver solver;
	uint32_t limit;
	struct term_list early; /* what was assumed before it, with pushes */
	Z3_model model;
	Z3_ast *asts; /* by the ids of terms */
	Z3_func_decl *functions;
	uint32_t ast_count, function_count;
	uint32_t named; /* of the functions, in the order of their names */
	uint64_t work;
	/* For the second opinion, or NULL. */
	struct bits *bits;
	struct opinions *opinions;
	struct term_list assumed;
	struct levels LIST(uint32_t) levels; /* how many of them at each push */
};

static void
on_error(Z3_context context, Z3_error_code code)
{
	die("Z3: %s", Z3_get_error_msg(context, code));
}

static void
set_limit(struct solver *solver)
{
	Z3_params params = Z3_mk_params(solver->context);

	Z3_params_inc_ref(solver->context, params);
	Z3_params_set_uint(solver->context, params,
	                   Z3_mk_string_symbol(solver->context, "rlimit"),
	                   solver->limit);
	Z3_solver_set_params(solver->context, solver->solver, params);
	Z3_params_dec_ref(solver->context, params);
}

void
solver_limit(struct solver *solver, uint32_t limit)
{
	solver->limit = limit;
	if (solver->context)
		set_limit(solver);
}

struct solver *
solver_new(struct terms *terms, uint32_t limit)
{
	struct solver *solver = arena_new(terms->arena, struct solver);

	solver->terms = terms;
	solver->limit = limit;
	return solver;
}

static void
begin(struct solver *solver)
{
	Z3_config config = Z3_mk_config();

	solver->context = Z3_mk_context(config);
	Z3_del_config(config);
	Z3_set_error_handler(solver->context, on_error);
	solver->solver = Z3_mk_solver_for_logic(
		solver->context,
		Z3_mk_string_symbol(solver->context, "QF_UFBV"));
	Z3_solver_inc_ref(solver->context, solver->solver);
	set_limit(solver);
}

void
solver_ask_twice(struct solver *solver, struct opinions *opinions)
{
	enum { CONFLICTS = 20000 };

	solver->bits = bits_new(solver->terms, CONFLICTS);
	solver->opinions = opinions;
}

void
solver_free(struct solver *solver)
{
	if (solver->bits)
		bits_free(solver->bits);
	if (!solver->context)
		return;
	if (solver->model)
		Z3_model_dec_ref(solver->context, solver->model);
	Z3_solver_dec_ref(solver->context, solver->solver);
	Z3_del_context(solver->context);
}

static Z3_sort
sort_of(struct solver *solver, uint32_t width)
{
	return width == 1 ? Z3_mk_bool_sort(solver->context)
	                  : Z3_mk_bv_sort(solver->context, width);
}

static Z3_func_decl
function_of(struct solver *solver, const struct symbol *symbol)
{
	Z3_sort domain[INDICES_MOST];
	Z3_symbol name;

	if (symbol->id >= solver->function_count) {
		uint32_t count = solver->terms->symbol_count * 2;
		Z3_func_decl *more =
			arena_array(solver->terms->arena, Z3_func_decl, count);

		for (uint32_t i = 0; i < solver->function_count; i++)
			more[i] = solver->functions[i];
		solver->functions = more;
		solver->function_count = count;
	}
	if (solver->functions[symbol->id])
		return solver->functions[symbol->id];
	for (uint32_t i = 0; i < symbol->arity; i++)
		domain[i] = sort_of(solver, INDEX_BITS);
	/* What is not asked about has no part in how the solver searches. */
	name = Z3_mk_int_symbol(solver->context,
	                        FIRST_NAME + (int)solver->named++);
	solver->functions[symbol->id] =
		Z3_mk_func_decl(solver->context, name, symbol->arity, domain,
	                        sort_of(solver, symbol->width));
	return solver->functions[symbol->id];
}

static Z3_ast
number(struct solver *solver, uint32_t width, uint64_t value)
{
	if (width == 1)
		return value ? Z3_mk_true(solver->context)
		             : Z3_mk_false(solver->context);
	return Z3_mk_unsigned_int64(solver->context, value,
	                            sort_of(solver, width));
}

/* A truth as a vector of one bit, where Z3 wants one. */
static Z3_ast
as_bits(struct solver *solver, term a, Z3_ast ast)
{
	Z3_sort bit = Z3_mk_bv_sort(solver->context, 1);

	if (a->width > 1)
		return ast;
	return Z3_mk_ite(solver->context, ast,
	                 Z3_mk_unsigned_int64(solver->context, 1, bit),
	                 Z3_mk_unsigned_int64(solver->context, 0, bit));
}

static Z3_ast
as_truth(struct solver *solver, uint32_t width, Z3_ast ast)
{
	if (width > 1)
		return ast;
	return Z3_mk_eq(
		solver->context, ast,
		Z3_mk_unsigned_int64(solver->context, 1,
	                             Z3_mk_bv_sort(solver->context, 1)));
}

static Z3_ast
of_truths(struct solver *solver, enum term_kind kind, const Z3_ast *args)
{
	switch (kind) {
	case TERM_NOT:
		return Z3_mk_not(solver->context, args[0]);
	case TERM_AND:
		return Z3_mk_and(solver->context, 2, args);
	case TERM_OR:
		return Z3_mk_or(solver->context, 2, args);
	case TERM_XOR:
		return Z3_mk_xor(solver->context, args[0], args[1]);
	case TERM_EQ:
		return Z3_mk_iff(solver->context, args[0], args[1]);
	default:
		return NULL;
	}
}

static Z3_ast
of_bits(struct solver *solver, term a, const Z3_ast *args)
{
	typedef Z3_ast (*binary)(Z3_context, Z3_ast, Z3_ast);
	static const binary binaries[TERM_CONCAT + 1] = {
		[TERM_AND] = Z3_mk_bvand,   [TERM_OR] = Z3_mk_bvor,
		[TERM_XOR] = Z3_mk_bvxor,   [TERM_ADD] = Z3_mk_bvadd,
		[TERM_MUL] = Z3_mk_bvmul,   [TERM_UDIV] = Z3_mk_bvudiv,
		[TERM_UREM] = Z3_mk_bvurem, [TERM_SDIV] = Z3_mk_bvsdiv,
		[TERM_SREM] = Z3_mk_bvsrem, [TERM_SHL] = Z3_mk_bvshl,
		[TERM_LSHR] = Z3_mk_bvlshr, [TERM_ASHR] = Z3_mk_bvashr,
		[TERM_EQ] = Z3_mk_eq,       [TERM_ULT] = Z3_mk_bvult,
		[TERM_SLT] = Z3_mk_bvslt,   [TERM_CONCAT] = Z3_mk_concat,
	};
	Z3_context context = solver->context;
	Z3_ast made;
	uint32_t more = a->width - a->args[0]->width;

	switch (a->kind) {
	case TERM_NOT:
		return Z3_mk_bvnot(context, args[0]);
	case TERM_ZEXT:
		return Z3_mk_zero_ext(context, more, args[0]);
	case TERM_SEXT:
		return Z3_mk_sign_ext(context, more, args[0]);
	case TERM_EXTRACT:
		return as_truth(solver, a->width,
		                Z3_mk_extract(context,
		                              (unsigned)a->value + a->width - 1,
		                              (unsigned)a->value, args[0]));
	default:
		made = binaries[a->kind](context, args[0], args[1]);
		return a->kind == TERM_EQ || a->kind == TERM_ULT ||
		                       a->kind == TERM_SLT
		               ? made
		               : as_truth(solver, a->width, made);
	}
}

static bool
takes_truths(term a)
{
	return a->args[0]->width == 1 &&
	       (a->kind == TERM_NOT || a->kind == TERM_AND ||
	        a->kind == TERM_OR || a->kind == TERM_XOR ||
	        a->kind == TERM_EQ);
}

static Z3_ast
make(struct solver *solver, term a)
{
	Z3_ast args[INDICES_MOST];

	for (uint32_t i = 0; i < a->count; i++)
		args[i] = solver->asts[a->args[i]->id];
	if (a->kind == TERM_CONST)
		return number(solver, a->width, a->value);
	if (a->kind == TERM_APPLY)
		return Z3_mk_app(solver->context,
		                 function_of(solver, a->symbol), a->count,
		                 args);
	if (a->kind == TERM_ITE)
		return Z3_mk_ite(solver->context, args[0], args[1], args[2]);
	if (takes_truths(a))
		return of_truths(solver, a->kind, args);
	for (uint32_t i = 0; i < a->count; i++)
		args[i] = as_bits(solver, a->args[i], args[i]);
	return of_bits(solver, a, args);
}

/* Terms are deep where a loop was unrolled: no recursion. */
static Z3_ast
ast_of(struct solver *solver, term a)
{
	struct term_list open = {0};

	if (solver->ast_count < solver->terms->all.count) {
		uint32_t count = solver->terms->all.count * 2;
		Z3_ast *more = arena_array(solver->terms->arena, Z3_ast, count);

		for (uint32_t i = 0; i < solver->ast_count; i++)
			more[i] = solver->asts[i];
		solver->asts = more;
		solver->ast_count = count;
	}
	*list_add(solver->terms->arena, &open) = a;
	while (open.count > 0) {
		term last = open.items[open.count - 1];
		bool is_ready = true;

		for (uint32_t i = 0; i < last->count; i++)
			if (!solver->asts[last->args[i]->id]) {
				*list_add(solver->terms->arena, &open) =
					last->args[i];
				is_ready = false;
			}
		if (!is_ready)
			continue;
		if (!solver->asts[last->id])
			solver->asts[last->id] = make(solver, last);
		open.count--;
	}
	return solver->asts[a->id];
}

static void
assert_fact(struct solver *solver, term fact)
{
	Z3_solver_assert(solver->context, solver->solver, ast_of(solver, fact));
}

void
solver_assume(struct solver *solver, term fact)
{
	if (solver->context)
		assert_fact(solver, fact);
	else
		*list_add(solver->terms->arena, &solver->early) = fact;
	if (solver->bits)
		*list_add(solver->terms->arena, &solver->assumed) = fact;
}

void
solver_push(struct solver *solver)
{
	if (solver->context)
		Z3_solver_push(solver->context, solver->solver);
	else
		*list_add(solver->terms->arena, &solver->early) = NULL;
	*list_add(solver->terms->arena, &solver->levels) =
		solver->assumed.count;
}

void
solver_pop(struct solver *solver)
{
	if (solver->context)
		Z3_solver_pop(solver->context, solver->solver, 1);
	else
		while (solver->early.items[--solver->early.count])
			;
	solver->assumed.count = solver->levels.items[--solver->levels.count];
}

/* Tells a solver that begins what it was told so far. */
static void
begin_unless_begun(struct solver *solver)
{
	if (solver->context)
		return;
	begin(solver);
	list_each (const term, fact, &solver->early)
		if (*fact)
			assert_fact(solver, *fact);
		else
			Z3_solver_push(solver->context, solver->solver);
}

static uint64_t
work_of(struct solver *solver)
{
	Z3_stats stats =
		Z3_solver_get_statistics(solver->context, solver->solver);
	uint64_t work = 0;

	Z3_stats_inc_ref(solver->context, stats);
	for (unsigned i = 0; i < Z3_stats_size(solver->context, stats); i++) {
		const char *key = Z3_stats_get_key(solver->context, stats, i);

		if (key[0] == 'r' && key[1] == 'l' &&
		    Z3_stats_is_uint(solver->context, stats, i))
			work = Z3_stats_get_uint_value(solver->context, stats,
			                               i);
	}
	Z3_stats_dec_ref(solver->context, stats);
	return work;
}

/* Asks CaDiCaL, too, whether nothing is right for all that is assumed. */
static void
ask_again(struct solver *solver)
{
	enum answer answer = bits_check(solver->bits, &solver->assumed);

	if (answer == ANSWER_NONE)
		solver->opinions->agreed++;
	else if (answer == ANSWER_SOME)
		solver->opinions->disputed++;
	else
		solver->opinions->open++;
}

/* What the solver says once its statistics are read. */
static enum answer
answer_of(struct solver *solver, Z3_lbool said)
{
	solver->work = work_of(solver);
	if (said == Z3_L_FALSE && solver->bits)
		ask_again(solver);
	return said == Z3_L_FALSE  ? ANSWER_NONE
	       : said == Z3_L_TRUE ? ANSWER_SOME
	                           : ANSWER_UNKNOWN;
}

enum answer
solver_check(struct solver *solver)
{
	enum answer answer;

	begin_unless_begun(solver);
	answer = answer_of(solver,
	                   Z3_solver_check(solver->context, solver->solver));
	if (answer != ANSWER_SOME)
		return answer;
	if (solver->model)
		Z3_model_dec_ref(solver->context, solver->model);
	solver->model = Z3_solver_get_model(solver->context, solver->solver);
	Z3_model_inc_ref(solver->context, solver->model);
	return ANSWER_SOME;
}

enum answer
solver_check_if(struct solver *solver, term guard)
{
	enum answer answer;
	Z3_ast name;

	begin_unless_begun(solver);
	name = Z3_mk_fresh_const(solver->context, "guard",
	                         Z3_mk_bool_sort(solver->context));
	Z3_solver_assert(
		solver->context, solver->solver,
		Z3_mk_implies(solver->context, name, ast_of(solver, guard)));
	if (solver->bits)
		*list_add(solver->terms->arena, &solver->assumed) = guard;
	answer = answer_of(solver, Z3_solver_check_assumptions(solver->context,
	                                                       solver->solver,
	                                                       1, &name));
	if (solver->bits)
		solver->assumed.count--;
	return answer;
}

uint64_t
solver_value(struct solver *solver, term a)
{
	Z3_ast value = NULL;
	uint64_t number = 0;

	if (!Z3_model_eval(solver->context, solver->model, ast_of(solver, a),
	                   true, &value))
		die("Z3 cannot say what a term is");
	if (a->width == 1)
		return Z3_get_bool_value(solver->context, value) == Z3_L_TRUE;
	Z3_inc_ref(solver->context, value);
	if (!Z3_get_numeral_uint64(solver->context, value, &number))
		die("Z3 gives no number for a term");
	Z3_dec_ref(solver->context, value);
	return number;
}

uint64_t
solver_work(const struct solver *solver)
{
	return solver->work;
}
