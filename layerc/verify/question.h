/* A question that the solver answered with a state: which one to show. */
#pragma once

#include "cone.h"
#include "instances.h"
#include "proof.h"

/* Questions about one machine. */
struct session {
	struct machine *machine;
	struct solver *solver;
	struct cone cone;
	uint32_t limit;             /* of the solver's work, for an answer */
	uint64_t work_most;         /* for a question with all instances */
	uint32_t age_most;          /* of instances */
	struct instances instances; /* of the last question */
	uint32_t asserted;          /* how many of them the solver knows */
	enum answer found;          /* to the question as it was asked */
	bool is_whole;              /* what is found must be a whole state */
	bool is_brief;              /* its numbers may be any */
};

/*
 * Asks the solver again, with instances of what holds for all indices where
 * its answers contradict them.
 */
enum answer question_settle(struct session *session);

/*
 * Makes what does not matter to the question, which has a state, as right as
 * some more work does.
 */
void question_widen(struct session *session);

/*
 * The state in which an obligation fails, with numbers as small as the solver
 * finds soon.  It has answered with some state, or a likely one.
 */
struct cell_list question_cells(struct session *session,
                                const struct obligation *obligation);
