/*
 * What tests of a layer begin with: the state that its init leaves, in a
 * machine that the layers' start functions choose.
 */
#include <stddef.h>

#include "layerc_calls.h"
#include "layerc_numbers.h"
#include "layerc_random.h"
#include "layerc_turns.h"

/* What may have to look at all pairs of pages has more time than a call. */
enum { CHECK_SECONDS = 60 };

/* How many machines are tried that an init may find. */
enum { INITS_TRIED = 4, STARTS_TRIED = 8 };

static struct journal start; /* what the driver goes back on */
static struct journal whole; /* what was written since all was 0 */
static bool has_no_init;     /* it cannot be run here */
static bool has_choice;      /* what it begins with is not always the same */

uint32_t
layerc_choice(uint32_t limit)
{
	if (turns_are_taken())
		return turns_choice(limit);
	has_choice = has_choice || trial.phase == CODE;
	return trial.driver->choose(limit);
}

static void
make_ready(void)
{
	for (uint32_t i = 0; i < random_layer.pointed_to_size; i++)
		random_layer.pointed_to[i] = (uint8_t)trial.driver->choose(256);
	for (uint32_t i = 0; random_layer.starts[i]; i++)
		random_layer.starts[i]();
}

static void
make_start(void)
{
	make_ready();
	if (!has_no_init)
		random_layer.init(0);
	trial_relate();
}

static void
make_sure(void)
{
	const struct random_invariant *invariant = random_layer.invariants;

	for (; invariant->name; invariant++)
		if (!invariant->holds())
			call_leave(RANDOM_UNDEFINED);
}

/* Components that variables of the image make are what these say. */
static void
make_image(void)
{
	make_ready();
	trial_relate();
}

/* Runs what is no call; what it writes is kept in a journal. */
static bool
do_guarded(void (*function)(void), struct journal *journal)
{
	bool is_done;

	trial.phase = CODE;
	journal_record(journal, NULL);
	is_done = call_guarded(function, CHECK_SECONDS) == RETURNED;
	journal_record(NULL, NULL);
	journal_watch(journal);
	trial.phase = REST;
	return is_done;
}

/* What the layer's own init does, its specification says, too. */
static void
try_init_once(void)
{
	struct random_count count = {0};
	enum random_end end = RANDOM_UNCLEAR;

	trial.now = random_layer.own_init;
	if (!trial.now->name)
		return;
	trial.goes_back = &whole;
	if (do_guarded(make_image, &whole)) {
		end = (enum random_end)trial_run_spec();
		journal_swap(&trial.told);
	}
	if (end == RANDOM_RETURNS || end == RANDOM_STOPS)
		trial_run_code(end, &count);
	journal_close(&trial.told);
	trial_undo(&whole);
	number_forget();
}

static void
try_init(void)
{
	for (uint32_t i = 0; i < INITS_TRIED; i++) {
		try_init_once();
		if (!has_choice)
			break;
	}
}

/* Makes a state that is right, or leaves all as it was. */
static bool
begin(void)
{
	if (do_guarded(make_start, &whole) && do_guarded(make_sure, &whole))
		return true;
	trial_undo(&whole);
	return false;
}

/* Begins, if it has to without an init: with what that finds. */
static bool
begin_at_all(void)
{
	trial.now = NULL;
	trial.goes_back = NULL;
	for (uint32_t i = 0; i < STARTS_TRIED; i++)
		if (begin())
			return true;
		else if (!has_choice)
			break;
	has_no_init = true;
	return begin();
}

bool
random_begin(const struct random_driver *by)
{
	trial.driver = by;
	pages_begin(trial_trapped);
	start = journal_make();
	whole = journal_make();
	trial.told = journal_make();
	trial.made = journal_make();
	try_init();
	if (!random_layer.primitives[0].name || !begin_at_all())
		return false;
	trial.goes_back = by->goes_back     ? &start
	                  : by->begins_anew ? &whole
	                                    : NULL;
	return true;
}

void
random_reset(void)
{
	trial_undo(&start);
	trial.calls = 0;
	number_forget();
}

bool
random_begin_anew(void)
{
	bool is_begun = false;

	trial_undo(&whole);
	number_forget();
	if (has_choice)
		try_init();
	trial_leave_some();
	trial.now = NULL;
	for (uint32_t i = 0; i < STARTS_TRIED && !is_begun; i++) {
		is_begun = do_guarded(make_start, &whole);
		if (!is_begun)
			trial_undo(&whole);
	}
	trial.goes_back = &whole;
	return is_begun;
}
