#include "layerc_search.h"

#include <stdbool.h>
#include <stddef.h>

#include "layerc_calls.h"
#include "layerc_compared.h"
#include "layerc_lifted.h"
#include "layerc_random.h"
#include "layerc_turns.h"

enum { WORK_MOST = 1 << 20, WORK_OF_ONE = 1 << 16, WORK_OF_DEAR = 1 << 26 };
enum { KEPT = 16, PATIENCE = 40 };

/* Words, and what was compared in the call with them. */
struct found {
	bool is_there;
	uint32_t progress; /* how much of the specification was reached */
	uint32_t words[RANDOM_WORDS];
	uint32_t count;
	struct comparison comparisons[COMPARED_MOST];
};

static struct found lasts[RANDOM_MOST]; /* calls that were made */
static uint32_t kept[KEPT], kept_count; /* the latest of them */
static struct found best, defined,      /* of those that are looked for, */
	dear;                           /* and that have too much to do */

static void
keep_words(struct found *found, const uint32_t *words)
{
	found->is_there = true;
	for (uint32_t i = 0; i < RANDOM_WORDS; i++)
		found->words[i] = words[i];
}

static void
keep(struct found *found, const uint32_t *words)
{
	const struct comparison *compared;

	keep_words(found, words);
	found->progress = trial.driver->progress();
	found->count = trial.driver->compared(&compared);
	for (uint32_t i = 0; i < found->count; i++)
		found->comparisons[i] = compared[i];
}

static void
keep_better(struct found *found, const uint32_t *words)
{
	if (!found->is_there || trial.driver->progress() >= found->progress)
		keep(found, words);
}

void
search_keep(const uint32_t *words)
{
	if (!trial.driver->compared)
		return;
	keep(&lasts[trial.nth], words);
	kept[kept_count++ % KEPT] = trial.nth;
}

uint32_t
search_number(number_chooser choose)
{
	const struct found *found = &lasts[kept[choose(KEPT)]];
	const struct comparison *comparison;

	if (found->count == 0)
		return 0;
	comparison = &found->comparisons[choose(found->count)];
	return (choose(2) ? comparison->one : comparison->other) + choose(3) -
	       1;
}

/* What a number would be, were one side of a comparison the other. */
static uint32_t
moved(const struct found *found, uint32_t number, number_chooser choose)
{
	const struct comparison *comparison =
		&found->comparisons[choose(found->count)];
	uint32_t lack = comparison->other - comparison->one;

	return number + (choose(2) ? lack : -lack) + choose(3) - 1;
}

/* Words that were found, but for one or two. */
static void
change_words(const struct found *found, uint32_t *words)
{
	const struct random_primitive *now = trial.now;
	number_chooser choose = trial.driver->choose;
	uint32_t others[RANDOM_WORDS];

	number_choose_words(now, choose, others);
	for (uint32_t i = 0; i < now->count; i++)
		words[i] = found->words[i];
	for (uint32_t changes = 1 + choose(4) / 3; changes > 0; changes--) {
		uint32_t i = choose(now->count);

		if (found->count == 0 || now->of_word[i] == 0 || choose(3) == 0)
			words[i] = others[i];
		else
			words[i] = number_argument(
				now, i, moved(found, words[i], choose));
	}
}

static void
choose_words(const struct found *last, uint32_t *words)
{
	number_chooser choose = trial.driver->choose;

	if (trial.now->count > 0 && last && last->is_there && choose(4) == 0)
		change_words(last, words);
	else if (trial.now->count > 0 && best.is_there && choose(3) == 0)
		change_words(&best, words);
	else
		number_choose_words(trial.now, choose, words);
}

/* Runs the specification, and undoes what it wrote. */
static enum random_end
attempt(uint32_t *spent)
{
	enum random_end end = (enum random_end)trial_run_spec();

	*spent += trial.work;
	journal_swap(&trial.told);
	return end;
}

/* What is defined at once has often little to do. */
static uint32_t
choose_patience(bool is_told)
{
	return is_told && trial.now->count > 0 && trial.driver->choose(4) > 0
	               ? PATIENCE
	               : 0;
}

static bool
is_defined(enum random_end end)
{
	return end != RANDOM_UNDEFINED && end != RANDOM_UNCLEAR &&
	       end != RANDOM_DEAR;
}

/* Whether nothing better is looked for. */
static bool
is_done(bool is_told, enum random_end end, uint32_t left)
{
	if (is_told && end != RANDOM_UNCLEAR)
		return defined.is_there && left == 0;
	return end != RANDOM_UNDEFINED;
}

/* Usually what has much to do is only called if nothing else is found. */
static uint32_t
choose_work(void)
{
	if (trial.now->count == 0)
		return 0;
	return trial.driver->choose(8) > 0 ? WORK_OF_ONE : WORK_OF_DEAR;
}

/* Looks for words that are defined; returns how the last ones end. */
static enum random_end
look_for_words(bool is_told, uint32_t *words, uint32_t *spent)
{
	uint32_t left = choose_patience(is_told);
	enum random_end end = RANDOM_UNDEFINED;

	for (uint32_t i = 0; !is_done(is_told, end, left); i++) {
		if (i > 0)
			journal_close(&trial.told);
		choose_words(is_told ? &lasts[trial.nth] : NULL, words);
		end = attempt(spent);
		left -= defined.is_there;
		if (is_told && end != RANDOM_UNCLEAR && end != RANDOM_DEAR)
			keep_better(&best, words);
		if (is_told && is_defined(end))
			keep_better(&defined, words);
		if (end == RANDOM_DEAR)
			keep_words(&dear, words);
		if (trial.now->count == 0 || i >= trial.driver->attempts ||
		    *spent > WORK_MOST)
			break;
	}
	return end;
}

uint32_t
search_words(bool is_own, uint32_t *words, uint32_t *spent)
{
	const struct found *found;
	enum random_end end;

	turns_choose(is_own);
	lifted_choose();
	best.is_there = defined.is_there = dear.is_there = false;
	*spent = 0;
	trial.work_most = choose_work();
	end = look_for_words(trial.driver->compared && is_own, words, spent);
	trial.work_most = WORK_OF_DEAR;
	found = defined.is_there ? &defined : &dear;
	if (!found->is_there)
		return end;
	journal_close(&trial.told);
	for (uint32_t i = 0; i < RANDOM_WORDS; i++)
		words[i] = found->words[i];
	return attempt(spent);
}
