#include "solve.h"

#include <stdlib.h>
#include <string.h>

#include "parts.h"
#include "question.h"

/*
 * What is asked again has the limit of an answer for all of it, and a part of
 * that for what does not matter to the question.
 */
enum { ROUNDS_MOST = 200, INSTANCES_MOST = 4000, WORK_PART = 8 };

/*
 * All that is asked in a proof has so many limits, and no less than what it
 * takes to ask: what is left then is not known.
 */
enum { LIMITS_OF_PROOF = 8, WORK_OF_PROOF = 2000000 };

/*
 * How far facts that lead from one index to the next are followed: for a proof,
 * and to see that not everything is true.
 */
enum { AGE_MOST = 9, AGE_TO_HAPPEN = 2 };

/*
 * What excludes everything is looked for no longer than what any obligation
 * follows from was: none of them owes its proof to it, if it is not found.
 * This is the least, where they hold without a solver's work.
 */
enum { WORK_TO_HAPPEN = 500000 };

static struct session
begin(struct machine *machine, uint32_t limit)
{
	struct session session = {
		.machine = machine,
		.solver = solver_new(&machine->terms, limit),
		.limit = limit,
		.age_most = AGE_MOST,
		.work_most = limit,
	};

	if (machine->asks_twice)
		solver_ask_twice(session.solver, &machine->opinions);
	list_each (term, fact, &machine->facts)
		solver_assume(session.solver, *fact);
	list_each (term, fact, &machine->places)
		solver_assume(session.solver, *fact);
	return session;
}

enum answer
question_settle(struct session *session)
{
	struct instances *instances = &session->instances;
	uint64_t begun = solver_work(session->solver);
	bool was_found = false;
	enum answer answer;

	for (uint32_t round = 0;; round++) {
		for (; session->asserted < instances->facts.count;
		     session->asserted++)
			solver_assume(
				session->solver,
				instances->facts.items[session->asserted]);
		answer = solver_check(session->solver);
		if (answer != ANSWER_SOME)
			break;
		if (round == ROUNDS_MOST ||
		    solver_work(session->solver) - begun > session->work_most ||
		    instances->oldest > session->age_most ||
		    instances->facts.count > INSTANCES_MOST) {
			answer = ANSWER_LIKELY;
			break;
		}
		if (instances_refine(instances, session->solver) > 0)
			continue;
		was_found = true;
		if (!session->is_whole ||
		    instances_refine_all(instances, session->solver) == 0)
			break;
	}
	/* Whether what was found is a whole state, running it will show. */
	return answer != ANSWER_NONE && was_found ? ANSWER_SOME : answer;
}

/* Has instances noticed of the facts that matter to the goal, or of others. */
static void
notice_facts(struct session *session, bool matter)
{
	const struct term_facts *facts = &session->machine->facts;

	for (uint32_t i = 0; i < facts->count; i++)
		if (cone_has(&session->cone, i) == matter)
			instances_notice(&session->instances, facts->items[i],
			                 0);
}

static void
begin_instances(struct session *session, term goal)
{
	session->instances = (struct instances){
		.machine = session->machine,
		.arena = session->machine->arena,
	};
	session->asserted = 0;
	instances_aim(&session->instances, goal);
}

/* Asks with what matters to the goal, which was assumed and aimed at. */
static enum answer
settle_anew(struct session *session, term goal)
{
	begin_instances(session, goal);
	notice_facts(session, true);
	return question_settle(session);
}

/*
 * Whether there is a state in which the goal holds, or one is likely.  What
 * does not matter to the goal cannot exclude it.  Where facts lead on and on,
 * they may come to their end from what is known of a likely one.
 */
static enum answer
ask(struct session *session, term goal)
{
	uint64_t begun = solver_work(session->solver);
	enum answer answer;

	if (!session->cone.machine)
		session->cone = cone_of(session->machine);
	cone_aim(&session->cone, goal);
	solver_push(session->solver);
	solver_assume(session->solver, goal);
	answer = settle_anew(session, goal);
	if (answer == ANSWER_LIKELY &&
	    solver_work(session->solver) - begun <= session->work_most)
		answer = settle_anew(session, goal);
	return answer;
}

void
question_widen(struct session *session)
{
	uint64_t most = session->work_most;

	notice_facts(session, false);
	session->work_most = most / WORK_PART;
	question_settle(session);
	session->work_most = most;
}

static void
end_question(struct session *session)
{
	solver_pop(session->solver);
}

/* Asks whether a part of what must hold does; keeps what is found if not. */
static void
decide_part(struct session *session, term part, struct finding *finding)
{
	struct terms *terms = &session->machine->terms;
	term goal = term_and(terms, finding->obligation->guard,
	                     term_not(terms, part));

	finding->answer = ANSWER_NONE;
	if (term_is_false(goal))
		return;
	if (solver_work(session->solver) >
	    (uint64_t)session->limit * LIMITS_OF_PROOF + WORK_OF_PROOF) {
		finding->answer = ANSWER_UNKNOWN;
		return;
	}
	finding->answer = session->found = ask(session, goal);
	if (finding->answer == ANSWER_SOME || finding->answer == ANSWER_LIKELY)
		finding->cells = question_cells(session, finding->obligation);
	end_question(session);
}

/*
 * Asks whether an obligation holds as a whole, and where that is not decided
 * for each of its parts.  A state is more than a likely one, and that more than
 * none.
 */
static struct finding
decide(struct session *session, const struct obligation *obligation)
{
	struct finding whole = {obligation, ANSWER_NONE, {0}}, found = whole;
	struct term_list parts;

	decide_part(session, obligation->property, &whole);
	if (whole.answer != ANSWER_UNKNOWN)
		return whole;
	parts = parts_of(&session->machine->terms, obligation->property);
	for (uint32_t i = 0; parts.count > 1 && i < parts.count; i++) {
		decide_part(session, parts.items[i], &whole);
		if (whole.answer != ANSWER_NONE &&
		    (found.answer == ANSWER_NONE ||
		     whole.answer < found.answer))
			found = whole;
		if (found.answer == ANSWER_SOME)
			break;
	}
	return parts.count > 1 ? found : whole;
}

/* Decides what was noted, and leaves in the proof what does not hold. */
static void
decide_all(struct session *session, struct proof *proof)
{
	struct machine *machine = session->machine;
	uint64_t before = 0;

	proof->count = machine->obligations.count;
	list_each (struct obligation, obligation, &machine->obligations) {
		struct finding finding;

		session->is_whole = obligation->kind != MUST_END;
		session->is_brief = proof->is_brief;
		finding = decide(session, obligation);
		proof->work = solver_work(session->solver);
		if (proof->work - before > proof->costliest)
			proof->costliest = proof->work - before;
		before = proof->work;
		if (finding.answer != ANSWER_NONE)
			*list_add(machine->arena, &proof->findings) = finding;
		if (proof->is_brief && finding.answer == ANSWER_SOME &&
		    obligation->kind != MUST_END)
			break;
	}
}

static void
conclude(struct proof *proof)
{
	uint32_t steps;

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

/* Whether the guard can hold, and all facts, with so much work for it. */
static enum answer
ask_guard(struct session *session, uint32_t work, term guard)
{
	enum answer answer;

	solver_limit(session->solver, work);
	session->age_most = AGE_TO_HAPPEN;
	session->work_most = work;
	session->is_whole = false;
	solver_push(session->solver);
	solver_assume(session->solver, guard);
	begin_instances(session, guard);
	list_each (term, fact, &session->machine->facts)
		instances_notice(&session->instances, *fact, 0);
	answer = question_settle(session);
	end_question(session);
	return answer;
}

void
solve(struct machine *machine, uint32_t limit, term happens,
      struct proof *proof)
{
	struct session session;
	uint32_t work = WORK_TO_HAPPEN;

	machine_begin_solver(machine);
	session = begin(machine, limit);
	decide_all(&session, proof);
	conclude(proof);
	if (proof->costliest > work)
		work = proof->costliest < limit ? (uint32_t)proof->costliest
		                                : limit;
	if (happens &&
	    (proof->verdict == PROOF_PROVED ||
	     proof->verdict == PROOF_BOUNDED) &&
	    ask_guard(&session, work, happens) == ANSWER_NONE)
		proof->verdict = PROOF_VACUOUS;
	solver_free(session.solver);
}

enum answer
solve_guard(struct machine *machine, uint32_t limit, term guard)
{
	struct session session = begin(machine, limit);
	enum answer answer = ask_guard(&session, limit, guard);

	solver_free(session.solver);
	return answer;
}
