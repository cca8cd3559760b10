#include "layerc_pass.h"

#include <stddef.h>

#include "layerc_calls.h"
#include "layerc_compare.h"
#include "layerc_numbers.h"
#include "layerc_random.h"
#include "layerc_search.h"

enum { OFTEN = 8, SECONDS = 1, WORK_MOST = 1 << 22 };

/* What is passed, and what prepares. */
static struct passed {
	uint32_t idle; /* calls since one has changed something */
	uint32_t work; /* for all */
	bool is_left;  /* until all begins anew it is hardly called */
} passed[RANDOM_MOST], prepared;

/* Keeps what the specification of what is passed has said. */
static void
let_pass(enum random_end end)
{
	uint32_t count = trial.now->count;

	if (end == RANDOM_RETURNS)
		trial.words[count++] = (uint32_t)trial.results[SPEC];
	if (trial.now->count > 0)
		number_learn(false, trial.nth, trial.words, count);
	journal_swap(&trial.told);
	journal_close(&trial.told);
	journal_record(&trial.made, trial.goes_back);
	trial_relate();
	journal_record(NULL, NULL);
	journal_close(&trial.made);
}

/* One of what is passed; or what the layer prepares its tests by. */
static struct passed *
choose_passed(void)
{
	uint32_t count = number_of_primitives(random_layer.passed), which = 0;
	bool prepares = random_layer.prepare->name;

	if (prepares && (count == 0 || trial.driver->choose(2) == 0)) {
		trial.now = random_layer.prepare;
		return &prepared;
	}
	for (uint32_t i = 0; i < OFTEN; i++) {
		which = trial.driver->choose(count);
		if (passed[which].idle < OFTEN && !passed[which].is_left)
			break;
	}
	trial.nth = which;
	trial.now = &random_layer.passed[which];
	return &passed[which];
}

/*
 * Makes a call of what the layer passes, by its specification alone, which
 * brings about states that the layer's own calls do not.
 */
void
pass_one(void)
{
	struct passed *it = choose_passed();
	enum random_end end;
	uint32_t spent;

	if (it->work > WORK_MOST)
		return;
	trial.seconds = SECONDS;
	end = (enum random_end)search_words(false, trial.words, &spent);
	trial.seconds = CALL_SECONDS;
	if (end == RANDOM_UNCLEAR)
		it->work = WORK_MOST + 1;
	it->work += spent;
	it->idle++;
	if ((end == RANDOM_RETURNS || end == RANDOM_OTHERS) &&
	    (it == &prepared || compare_has_changed(&trial.told))) {
		it->idle = 0;
		let_pass(end);
	}
	journal_close(&trial.told);
}

void
pass_leave_some(void)
{
	for (uint32_t i = 0; i < RANDOM_MOST; i++)
		passed[i].is_left = trial.driver->choose(3) == 0;
}
