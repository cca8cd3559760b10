#include "solve.h"

#include <stdlib.h>
#include <string.h>

#include "question.h"

enum { ROUNDS_MOST = 200, INSTANCES_MOST = 4000, RANGE_MOST = 256 };

static struct session
begin(struct machine *machine, uint32_t limit)
{
	struct session session = {
		.machine = machine,
		.solver = solver_new(&machine->terms, limit),
		.limit = limit,
	};

	list_each (term, fact, &machine->facts)
		solver_assume(session.solver, *fact);
	list_each (term, fact, &machine->definitions)
		solver_assume(session.solver, *fact);
	return session;
}

/*
 * Notes at which indices a symbol must be known for what is said of k: those
 * at which it is read, less what is added to k.
 */
static void
collect(struct machine *machine, const struct universal *universal, term a,
        struct map *seen, struct term_list *indices)
{
	if (!a->is_open || map_get(seen, a))
		return;
	map_put(machine->arena, seen, a, (void *)(uintptr_t)a);
	for (uint32_t i = 0; i < a->count; i++)
		collect(machine, universal, a->args[i], seen, indices);
	if (a->kind != TERM_APPLY)
		return;
	for (uint32_t i = 0; i < a->count; i++) {
		term more =
			term_sub(&machine->terms, a->args[i], universal->bound);

		/* Not k and a number: whatever else is spoken of. */
		if (more->is_open) {
			list_each (term, witness, &machine->witnesses)
				*list_add(machine->arena, indices) = *witness;
			continue;
		}
		for (uint32_t u = 0; u < a->symbol->uses.count; u++)
			*list_add(machine->arena, indices) = term_sub(
				&machine->terms,
				a->symbol->uses.items[u]->args[i], more);
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

/* Adds what is said of an index, if the solver's answer contradicts it. */
static void
refine_at(struct session *session, const struct universal *universal,
          term index)
{
	struct machine *machine = session->machine;
	term fact = instance_of(machine, universal, index);

	if (term_is_true(fact) || fact->is_open ||
	    map_get(&session->instances, fact) ||
	    solver_value(session->solver, fact))
		return;
	map_put(machine->arena, &session->instances, fact,
	        (void *)(uintptr_t)fact);
	*list_add(machine->arena, &session->facts) = fact;
}

/*
 * Adds the instances that the solver's answer contradicts.  Returns how many.
 */
static uint32_t
refine(struct session *session)
{
	struct machine *machine = session->machine;
	uint32_t before = session->facts.count;

	for (uint32_t i = 0; i < machine->universals.count; i++) {
		const struct universal *universal =
			&machine->universals.items[i];
		struct term_list indices = {0};
		struct map seen = {0};

		collect(machine, universal, universal->body, &seen, &indices);
		*list_add(machine->arena, &indices) = universal->low;
		for (uint32_t j = 0; j < indices.count; j++)
			refine_at(session, universal, indices.items[j]);
	}
	return session->facts.count - before;
}

/*
 * Does the same for each index of what is said of few: so the state becomes
 * one in which all of it is so, and not only what matters.
 */
static uint32_t
refine_all(struct session *session)
{
	struct machine *machine = session->machine;
	uint32_t before = session->facts.count;

	for (uint32_t i = 0; i < machine->universals.count; i++) {
		const struct universal *universal =
			&machine->universals.items[i];
		uint64_t low = solver_value(session->solver, universal->low);
		uint64_t high = solver_value(session->solver, universal->high);

		for (; low < high && high - low <= RANGE_MOST; low++)
			refine_at(session, universal,
			          term_const(&machine->terms, INDEX_BITS, low));
	}
	return session->facts.count - before;
}

enum answer
question_settle(struct session *session)
{
	bool was_found = false;
	enum answer answer;

	for (uint32_t round = 0;; round++) {
		for (; session->asserted < session->facts.count;
		     session->asserted++)
			solver_assume(session->solver,
			              session->facts.items[session->asserted]);
		answer = solver_check(session->solver);
		if (answer != ANSWER_SOME)
			break;
		if (round == ROUNDS_MOST ||
		    session->facts.count > INSTANCES_MOST) {
			answer = ANSWER_UNKNOWN;
			break;
		}
		if (refine(session) > 0)
			continue;
		was_found = true;
		if (!session->is_whole || refine_all(session) == 0)
			break;
	}
	/* Whether what was found is a whole state, running it will show. */
	return answer == ANSWER_UNKNOWN && was_found ? ANSWER_SOME : answer;
}

/*
 * Whether there is a state in which the goal holds.  What was assumed within
 * stays assumed: it is true of every state.
 */
static enum answer
ask(struct session *session, term goal)
{
	session->asserted = 0;
	solver_push(session->solver);
	solver_assume(session->solver, goal);
	return question_settle(session);
}

static void
end_question(struct session *session)
{
	solver_pop(session->solver);
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
		struct finding finding = {obligation, ANSWER_NONE, {0}};

		if (term_is_false(goal))
			continue;
		session.is_whole = obligation->kind != MUST_END;
		finding.answer = ask(&session, goal);
		if (finding.answer == ANSWER_SOME)
			finding.cells = question_cells(&session, obligation);
		end_question(&session);
		if (finding.answer != ANSWER_NONE)
			*list_add(machine->arena, &proof->findings) = finding;
	}
	proof->work = solver_work(session.solver);
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
