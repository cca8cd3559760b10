#include "solve.h"

#include <inttypes.h>

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "instances.h"

enum { ROUNDS_MOST = 200, INSTANCES_MOST = 4000, CELLS_MOST = 40 };

/*
 * How far facts that lead from one index to the next are followed: for a proof,
 * and to see that not everything is true.
 */
enum { AGE_MOST = 9, AGE_TO_HAPPEN = 2 };

struct session {
	struct machine *machine;
	struct solver *solver;
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
	return session;
}

/* Whether there is a state in which the goal holds. */
static enum answer
ask(struct session *session, term goal, uint32_t age_most)
{
	struct instances instances = {
		.machine = session->machine,
		.arena = session->machine->arena,
	};
	uint32_t asserted = 0;
	enum answer answer;

	solver_push(session->solver);
	solver_assume(session->solver, goal);
	instances_aim(&instances, goal);
	list_each (term, fact, &session->machine->facts)
		instances_notice(&instances, *fact, 0);
	for (uint32_t round = 0;; round++) {
		for (; asserted < instances.facts.count; asserted++)
			solver_assume(session->solver,
			              instances.facts.items[asserted]);
		answer = solver_check(session->solver);
		if (answer != ANSWER_SOME)
			break;
		if (round == ROUNDS_MOST || instances.oldest > age_most ||
		    instances.facts.count > INSTANCES_MOST) {
			answer = ANSWER_UNKNOWN;
			break;
		}
		if (instances_refine(&instances, session->solver) == 0)
			break;
	}
	return answer;
}

static void
end_question(struct session *session)
{
	solver_pop(session->solver);
}

/*
 * Whether what is obliged can be otherwise: each of its parts by itself, which
 * is easier to see.  Ends all questions but the one that is answered with yes.
 */
static enum answer
ask_parts(struct session *session, const struct obligation *obligation,
          term property)
{
	struct terms *terms = &session->machine->terms;
	enum answer answer;

	if (property->kind == TERM_AND) {
		answer = ask_parts(session, obligation, property->args[0]);
		if (answer != ANSWER_NONE)
			return answer;
		return ask_parts(session, obligation, property->args[1]);
	}
	property =
		term_and(terms, obligation->guard, term_not(terms, property));
	if (term_is_false(property))
		return ANSWER_NONE;
	answer = ask(session, property, AGE_MOST);
	if (answer == ANSWER_NONE)
		end_question(session);
	return answer;
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
		struct finding finding = {obligation, ANSWER_NONE, NULL};

		finding.answer =
			ask_parts(&session, obligation, obligation->property);
		if (finding.answer == ANSWER_NONE)
			continue;
		if (finding.answer == ANSWER_SOME)
			finding.state = state_of(&session, obligation);
		end_question(&session);
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
	enum answer answer = ask(&session, guard, AGE_TO_HAPPEN);

	end_question(&session);
	solver_free(session.solver);
	return answer;
}
