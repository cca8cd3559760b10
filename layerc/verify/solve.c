#include "solve.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "inside.h"

enum { ROUNDS_MOST = 200, INSTANCES_MOST = 4000, CELLS_MOST = 40 };

struct session {
	struct machine *machine;
	struct solver *solver;
	struct map instances;    /* terms of instances that are assumed */
	struct term_facts facts; /* the same, in their order */
};

static struct session
begin(struct machine *machine, uint32_t limit)
{
	struct session session = {
		.machine = machine,
		.solver = solver_new(&machine->terms, limit),
	};

	list_each (term, fact, &machine->facts)
		solver_assume(session.solver, *fact);
	list_each (term, fact, &machine->definitions)
		solver_assume(session.solver, *fact);
	return session;
}

/* Where indices are looked for at which something is said of all of them. */
struct search {
	struct machine *machine;
	term bound, outer;
	struct map seen;
	struct term_list found;
};

/* Whether it was only made for another index: of such there is no end. */
static bool
is_made(term index, term outer)
{
	bool made = index->symbol && index->symbol->is_witness &&
	            index->args[0] != outer;

	for (uint32_t i = 0; i < index->count && !made; i++)
		made = is_made(index->args[i], outer);
	return made;
}

static void
add_all(struct search *search, const struct term_list *indices)
{
	list_each (const term, index, indices)
		*list_add(search->machine->arena, &search->found) = *index;
}

/*
 * Notes at which indices a symbol must be known for what is said of k: those
 * at which it is read, less what is added to k.  So it is for what a predicate
 * inside asks, but not of what that was answered.
 */
static void
collect(struct search *search, term a, bool is_inside)
{
	struct terms *terms = &search->machine->terms;
	const struct family *family;

	if (!a->is_open || map_get(&search->seen, a))
		return;
	map_put(search->machine->arena, &search->seen, a, (void *)(uintptr_t)a);
	for (uint32_t i = 0; i < a->count; i++)
		collect(search, a->args[i], is_inside);
	if (a->kind != TERM_APPLY)
		return;
	if ((family = map_get(&search->machine->family_of, a->symbol)))
		collect(search,
		        term_replace(terms, family->question.body,
		                     family->question.outer, a->args[0]),
		        true);
	for (uint32_t i = 0; i < a->count; i++) {
		term more = term_sub(terms, a->args[i], search->bound);

		/* Not k and a number: whatever else is spoken of. */
		if (more->is_open && a->args[i]->is_open)
			add_all(search, &search->machine->witnesses);
		if (more->is_open)
			continue;
		list_each (term, use, &a->symbol->uses)
			if ((!is_inside && !search->outer) ||
			    !is_made((*use)->args[i], search->outer))
				*list_add(terms->arena, &search->found) =
					term_sub(terms, (*use)->args[i], more);
	}
}

static term
instance_of(struct machine *machine, const struct universal *universal,
            term index)
{
	struct terms *terms = &machine->terms;
	term is_below = term_binary(terms, TERM_ULT, index, universal->low);
	term within =
		term_and(terms, term_not(terms, is_below),
	                 term_binary(terms, TERM_ULT, index, universal->high));
	term body =
		term_replace(terms, universal->body, universal->bound, index);

	return term_implies(terms, term_and(terms, universal->guard, within),
	                    body);
}

/* Adds a fact if the solver's answer contradicts it. */
static void
miss(struct session *session, term fact)
{
	if (term_is_true(fact) || fact->is_open ||
	    map_get(&session->instances, fact) ||
	    solver_value(session->solver, fact))
		return;
	map_put(session->machine->arena, &session->instances, fact,
	        (void *)(uintptr_t)fact);
	*list_add(session->machine->arena, &session->facts) = fact;
}

/*
 * Adds the instances that the solver's answer contradicts.  Returns how many.
 */
static uint32_t
refine(struct session *session)
{
	struct machine *machine = session->machine;
	uint32_t before = session->facts.count;

	families_instantiate(machine);
	list_each (term, lemma, &machine->lemmas)
		miss(session, *lemma);
	for (uint32_t i = 0; i < machine->universals.count; i++) {
		const struct universal *universal =
			&machine->universals.items[i];
		struct search search = {
			machine, universal->bound, universal->outer, {0}, {0}};

		collect(&search, universal->body, false);
		*list_add(machine->arena, &search.found) = universal->low;
		*list_add(machine->arena, &search.found) =
			term_sub(&machine->terms, universal->high,
		                 term_const(&machine->terms, INDEX_BITS, 1));
		if (universal->is_first)
			add_all(&search, &machine->firsts);
		list_each (term, index, &search.found)
			miss(session, instance_of(machine, universal, *index));
	}
	return session->facts.count - before;
}

/*
 * Whether there is a state in which the goal holds.  What was assumed within
 * stays assumed: it is true of every state.
 */
static enum answer
ask(struct session *session, term goal)
{
	uint32_t asserted = 0, before = session->facts.count;
	enum answer answer;

	solver_push(session->solver);
	solver_assume(session->solver, goal);
	for (uint32_t round = 0;; round++) {
		for (; asserted < session->facts.count; asserted++)
			solver_assume(session->solver,
			              session->facts.items[asserted]);
		answer = solver_check(session->solver);
		if (answer != ANSWER_SOME)
			break;
		if (round == ROUNDS_MOST ||
		    session->facts.count - before > INSTANCES_MOST) {
			answer = ANSWER_UNKNOWN;
			break;
		}
		if (refine(session) == 0)
			break;
	}
	return answer;
}

static void
end_question(struct session *session)
{
	solver_pop(session->solver);
}

struct cells {
	struct map seen;
	struct term_list found;
};

/* What of the state a term depends on. */
static void
find_cells(struct machine *machine, term a, struct cells *cells)
{
	if (map_get(&cells->seen, a))
		return;
	map_put(machine->arena, &cells->seen, a, (void *)(uintptr_t)a);
	for (uint32_t i = 0; i < a->count; i++)
		find_cells(machine, a->args[i], cells);
	if (a->kind == TERM_APPLY && !a->symbol->is_bound)
		*list_add(machine->arena, &cells->found) = a;
}

/* A cell as its name is written, with numbers for its indices. */
static const char *
cell_name(struct session *session, term cell)
{
	struct text text = {.arena = session->machine->arena};
	uint32_t index = 0;

	for (const char *at = cell->symbol->name; *at; at++) {
		if (strncmp(at, "[]", 2) == 0 && index < cell->count) {
			text_print(&text, "[%" PRIu64 "]",
			           solver_value(session->solver,
			                        cell->args[index++]));
			at++;
		} else {
			text_bytes(&text, at, 1);
		}
	}
	return text.bytes;
}

/*
 * The state that the solver found, as lines: a cell and its value.  What is
 * only in the proof, such as a witness, is left out.
 */
static const char *
state_of(struct session *session, const struct obligation *obligation)
{
	struct machine *machine = session->machine;
	struct text text = {.arena = machine->arena};
	struct cells cells = {0};
	struct map said = {0};

	find_cells(machine, obligation->guard, &cells);
	find_cells(machine, obligation->property, &cells);
	for (uint32_t i = 0; i < cells.found.count && i < CELLS_MOST; i++) {
		term cell = cells.found.items[i];
		const char *line;

		if (!cell->symbol->is_state)
			continue;
		line = arena_print(machine->arena, "%s = %" PRIu64 "\n",
		                   cell_name(session, cell),
		                   solver_value(session->solver, cell));
		line = names_text(machine->names, line);
		if (map_get(&said, line))
			continue;
		map_put(machine->arena, &said, line, &said);
		text_print(&text, "%s", line);
	}
	return text.bytes ? text.bytes : "";
}

void
solve(struct machine *machine, uint32_t limit, struct proof *proof)
{
	struct session session = begin(machine, limit);
	uint32_t steps;

	proof->count = machine->obligations.count;
	list_each (struct obligation, obligation, &machine->obligations) {
		term goal = term_and(
			&machine->terms, obligation->guard,
			term_not(&machine->terms, obligation->property));
		struct finding finding = {obligation, ANSWER_NONE, NULL};

		if (term_is_false(goal))
			continue;
		finding.answer = ask(&session, goal);
		if (finding.answer == ANSWER_SOME)
			finding.state = state_of(&session, obligation);
		end_question(&session);
		/* What was assumed to no end would only hinder others. */
		if (finding.answer == ANSWER_UNKNOWN) {
			proof->work += solver_work(session.solver);
			solver_free(session.solver);
			session = begin(machine, limit);
		}
		if (finding.answer != ANSWER_NONE)
			*list_add(machine->arena, &proof->findings) = finding;
	}
	proof->work += solver_work(session.solver);
	solver_free(session.solver);
	proof->verdict = PROOF_PROVED;
	list_each (struct finding, finding, &proof->findings) {
		if (finding->obligation->kind == MUST_END) {
			if (proof->verdict == PROOF_PROVED)
				proof->verdict = PROOF_BOUNDED;
			steps = (uint32_t)strtoul(finding->obligation->text,
			                          NULL, 10);
			if (proof->bound == 0 || steps < proof->bound)
				proof->bound = steps;
		} else if (finding->answer == ANSWER_SOME) {
			proof->verdict = PROOF_FAILED;
		} else if (proof->verdict != PROOF_FAILED) {
			proof->verdict = PROOF_UNKNOWN;
		}
	}
}

enum answer
solve_guard(struct machine *machine, uint32_t limit, term guard)
{
	struct session session = begin(machine, limit);
	enum answer answer = ask(&session, guard);

	end_question(&session);
	solver_free(session.solver);
	return answer;
}
