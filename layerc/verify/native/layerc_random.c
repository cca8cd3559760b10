/*
 * Calls of a layer's primitives by their code and by their specifications.
 *
 * The specification is run first, and what it wrote is put aside; then the
 * code, from the same state.  What they leave is compared where either wrote.
 */
#include "layerc_random.h"

#include <stddef.h>

#include "layerc_calls.h"
#include "layerc_compare.h"
#include "layerc_lifted.h"
#include "layerc_numbers.h"
#include "layerc_pages.h"
#include "layerc_pass.h"
#include "layerc_search.h"
#include "layerc_text.h"
#include "layerc_turns.h"

enum { OFTEN = 8, PASSED_EACH = 3 };
enum { PLACE = 0x500000 };

/*
 * For all calls of a primitive, and more the more calls there have been; and of
 * a specification that ends at once.
 */
enum { WORK_OF_ALL = 1 << 29, WORK_OF_EACH = 1 << 18 };
enum { WORK_OF_LITTLE = 1 << 24 };

_Static_assert((int)CALL_WORDS == (int)RANDOM_WORDS + 1, "and a result");

uint32_t layerc_left;
struct trial trial = {.seconds = CALL_SECONDS};
static struct random_count counts[RANDOM_MOST];

/* What is hardly called until all begins anew, and what often is. */
static bool is_left[RANDOM_MOST];
static uint32_t favourite = RANDOM_MOST;

/* The call that is made. */
static bool may_stop; /* its specification says so */
static bool is_late;  /* it has been ended */
static struct {
	bool is_made; /* the code has been run for it */
	uint32_t value;
} choice;

/* Adds an argument: a number, or where in the bytes a pointer leads. */
static void
add_word(uint32_t word, uint32_t bits)
{
	if (bits == 0) {
		text_add("&bytes[");
		word -= (uint32_t)random_layer.pointed_to;
	}
	text_add_number(word);
	text_add(bits == 0 ? "]" : "");
}

/* Begins what is wrong: "call 12, palloc(3, 4): ". */
void
wrong_begin(void)
{
	text_begin();
	text_add("call ");
	text_add_number(trial.calls);
	text_add(", ");
	text_add(trial.now ? trial.now->name : "the init");
	for (uint32_t i = 0; trial.now && i < trial.now->count; i++) {
		text_add(i == 0 ? "(" : ", ");
		add_word(trial.words[i], trial.now->of_word[i]);
	}
	text_add(!trial.now ? ": " : trial.now->count > 0 ? "): " : "(): ");
}

_Noreturn void
wrong_end(void)
{
	trial.driver->differs(trial.now ? trial.now->name : NULL, text_end());
	__builtin_trap();
}

static _Noreturn void
wrong(const char *what)
{
	journal_record(NULL, NULL);
	wrong_begin();
	text_add(what);
	wrong_end();
}

_Noreturn void
trial_leave(uint32_t end)
{
	if (trial.phase == REST)
		wrong("a relation or an invariant ends otherwise than by "
		      "returning");
	call_leave(end);
}

/* Whether there is no room as the code has written what no specification does.
 */
static bool
writes_too_much(void)
{
	enum { PAGES = 1 << 12 };

	return trial.made.count >= PAGES &&
	       trial.made.count / 2 >= trial.told.count;
}

/* What is at an address that nobody has here, a machine may have. */
void
trial_trapped(enum trap trap)
{
	bool is_undefined = trap == TRAP_UNDEFINED;

	is_late = trap == TRAP_LATE;
	if (trial.phase == CODE && trial.now && !trial.now->is_axiom) {
		if (trap == TRAP_NOTHING)
			trial_leave(RANDOM_LOST);
		if (trap == TRAP_MUCH && writes_too_much())
			trial_leave(RANDOM_MUCH);
	}
	if (is_undefined && trial.now == random_layer.prepare)
		wrong("it does what C leaves undefined");
	trial_leave(is_undefined && trial.phase == CODE ? RANDOM_TRAPS
	                                                : RANDOM_UNCLEAR);
}

void
layerc_require(bool holds)
{
	if (!holds)
		trial_leave(RANDOM_UNDEFINED);
}

void
layerc_stop(void)
{
	trial_leave(RANDOM_STOPS);
}

void
layerc_may_stop(void)
{
	may_stop = may_stop || trial.phase == SPEC;
}

/* What may stop below the specification permits the code nothing. */
void
layerc_may_stop_below(void)
{
}

void
layerc_anything(void *component)
{
	if (trial.phase == SPEC && !compare_leave_open(component))
		trial_leave(RANDOM_UNCLEAR);
}

void
random_missing(void)
{
	trial_leave(RANDOM_UNCLEAR);
}

/* Where they do not come back to it, what they find is compared. */
void
layerc_others(bool (^is_our_turn)(void))
{
	if (trial.phase == REST || !turns_take(is_our_turn))
		trial_leave(RANDOM_OTHERS);
}

void
layerc_assume(bool holds)
{
	if (!holds)
		random_missing();
}

uint32_t
layerc_image_end(void)
{
	return PLACE;
}

void
layerc_none_left(void)
{
	if (trial.phase == SPEC && trial.work_most > 0)
		trial_leave(RANDOM_DEAR);
}

/* What the code has returned, if it may; there is nothing to choose below it.
 */
uint32_t
layerc_some(uint32_t low, uint32_t high, bool (^predicate)(uint32_t))
{
	if (trial.phase == SPEC && !choice.is_made)
		trial_leave(RANDOM_CHOOSES);
	if (trial.phase == SPEC && choice.value >= low && choice.value < high &&
	    predicate(choice.value))
		return choice.value;
	return layerc_first(low, high, predicate);
}

/* More arguments than are taken do no harm. */
static void
call(void)
{
	uint64_t (*function)(uint32_t, uint32_t, uint32_t, uint32_t, uint32_t,
	                     uint32_t, uint32_t, uint32_t);

	function =
		(__typeof__(function))(trial.phase == SPEC ? trial.now->spec
	                                                   : trial.now->code);
	lifted_begin();
	trial.results[trial.phase] = number_low_bits(
		trial.now->style != RANDOM_C && trial.phase == CODE
			? lifted_run()
			: function(trial.words[0], trial.words[1],
	                           trial.words[2], trial.words[3],
	                           trial.words[4], trial.words[5],
	                           trial.words[6], trial.words[7]),
		trial.now->bits);
	lifted_end();
}

static enum random_end
run(struct journal *journal)
{
	uint32_t end;

	trial.phase = journal == &trial.told ? SPEC : CODE;
	journal_record(journal, trial.goes_back);
	end = call_guarded(call, trial.seconds);
	turns_end();
	journal_record(NULL, NULL);
	trial.phase = REST;
	return (enum random_end)end;
}

void
trial_undo(struct journal *journal)
{
	journal_swap(journal);
	journal_close(journal);
}

static void
compare_results(void)
{
	if (trial.results[CODE] == trial.results[SPEC])
		return;
	wrong_begin();
	text_add("it returns ");
	text_add_number(trial.results[CODE]);
	text_add(", by its specification ");
	text_add_number(trial.results[SPEC]);
	wrong_end();
}

void
trial_relate(void)
{
	if (random_layer.abstract)
		random_layer.abstract();
}

/* What takes too long once, is not called often. */
static void
note_unclear(struct random_count *count)
{
	count->unclear += is_late ? OFTEN : 1;
}

/* Where its specification has little to do, code that is late does not end. */
static enum random_end
run_code(void)
{
	enum random_end end = run(&trial.made);

	if (end == RANDOM_UNCLEAR && is_late && trial.work < WORK_OF_LITTLE)
		wrong("it has not ended after five seconds");
	return end;
}

/* Remembers a call that told something, with its result if it returned. */
static void
learn(enum random_end end, bool is_new)
{
	uint32_t count = trial.now->count;

	if (end == RANDOM_RETURNS)
		trial.words[count++] = (uint32_t)trial.results[SPEC];
	if (is_new)
		number_learn(true, trial.nth, trial.words, count);
}

/* Runs the code from where the specification was run, and compares. */
void
trial_run_code(uint32_t wanted, struct random_count *count)
{
	bool changes = compare_has_changed(&trial.told);
	enum random_end end = run_code();

	if (end == RANDOM_UNCLEAR) {
		note_unclear(count);
		trial_undo(&trial.made);
		return;
	}
	if (end == RANDOM_UNDEFINED)
		wrong("it calls a primitive where that is not defined");
	if (end == RANDOM_MUCH)
		wrong("it writes much more than its specification");
	if (end == RANDOM_LOST)
		wrong("it follows a pointer to nothing");
	if (end == RANDOM_TRAPS)
		wrong(trial.now->style == RANDOM_C
		              ? "it does what C leaves undefined"
		              : "it goes where no specification says more");
	if (end == RANDOM_STOPS && wanted != RANDOM_STOPS && !may_stop)
		wrong("it stops, and its specification does not");
	if (end != RANDOM_STOPS && wanted == RANDOM_STOPS)
		wrong("its specification stops, and it does not");
	if (end == RANDOM_OTHERS && wanted != RANDOM_OTHERS)
		wrong("it lets others run, and its specification does not");
	if (end == RANDOM_RETURNS && wanted == RANDOM_OTHERS)
		wrong("its specification lets others run, and it does not");
	count->calls++;
	if (end == RANDOM_STOPS) {
		count->stops++;
		count->refusals++;
		trial_undo(&trial.made);
		return;
	}
	count->refusals += !changes;
	learn(end, changes || count->last != trial.results[SPEC]);
	count->last = trial.results[SPEC];
	journal_record(&trial.made, trial.goes_back);
	compare_pages(&trial.told, &trial.made, true);
	trial_relate();
	if (end == RANDOM_RETURNS) {
		compare_results();
		lifted_compare();
	}
	compare_pages(&trial.told, &trial.made, false);
	journal_record(NULL, NULL);
	journal_close(&trial.made);
}

/* Runs the code only for what it returns, by which the specification chooses.
 */
static enum random_end
choose_by_code(void)
{
	enum random_end end = run(&trial.made);

	trial_undo(&trial.made);
	if (end != RANDOM_RETURNS)
		return RANDOM_UNCLEAR;
	choice.is_made = true;
	choice.value = (uint32_t)trial.results[CODE];
	return run(&trial.told);
}

uint32_t
trial_run_spec(void)
{
	uint32_t before;
	enum random_end end;

	compare_begin();
	is_late = may_stop = choice.is_made = false;
	if (trial.driver->spec_begins)
		trial.driver->spec_begins();
	layerc_left = trial.work_most > 0 ? trial.work_most : UINT32_MAX;
	before = layerc_left;
	end = run(&trial.told);
	if (end == RANDOM_CHOOSES) {
		trial_undo(&trial.told);
		end = choose_by_code();
	}
	trial.work = before - layerc_left;
	return end;
}

/* Whether there is no point in another call: it tells what it has told. */
static bool
is_idle(const struct random_count *count)
{
	if (count->calls == 0)
		return count->unclear >= OFTEN;
	if (count->work > WORK_OF_ALL + (uint64_t)trial.calls * WORK_OF_EACH)
		return true;
	if (trial.now->count > 0 || count->calls < OFTEN ||
	    count->calls > count->refusals)
		return false;
	return (count->stops == 0 || count->stops == count->calls) &&
	       trial.driver->choose(OFTEN) > 0;
}

void
trial_leave_some(void)
{
	for (uint32_t i = 0; i < RANDOM_MOST; i++) {
		is_left[i] = trial.driver->choose(3) == 0;
	}
	pass_leave_some();
	favourite = trial.driver->choose(
		number_of_primitives(random_layer.primitives));
}

/* Makes a call of the layer's own, and compares. */
static void
try(void)
{
	uint32_t count = number_of_primitives(random_layer.primitives),
		 which = 0, spent;
	enum random_end end;

	for (uint32_t i = 0; i < OFTEN; i++) {
		which = trial.driver->choose(count);
		if (!is_left[which])
			break;
	}
	if (favourite < count && trial.driver->choose(3) == 0)
		which = favourite;

	trial.nth = which;
	trial.now = &random_layer.primitives[which];
	if (is_idle(&counts[which]))
		return;
	end = (enum random_end)search_words(true, trial.words, &spent);
	counts[which].work += spent;
	if (end == RANDOM_RETURNS || end == RANDOM_STOPS ||
	    end == RANDOM_OTHERS) {
		if (trial.driver->spec_ends)
			trial.driver->spec_ends();
		trial_run_code(end, &counts[which]);
		search_keep(trial.words);
	} else if (end != RANDOM_UNDEFINED) {
		note_unclear(&counts[which]);
	}
	journal_close(&trial.told);
}

void
random_step(void)
{
	trial.calls++;
	if ((random_layer.passed[0].name || random_layer.prepare->name) &&
	    trial.driver->choose(PASSED_EACH) == 0)
		pass_one();
	else
		try();
}

void
random_check(void)
{
	const struct random_invariant *invariant = random_layer.invariants;

	for (; invariant->name; invariant++)
		if (!invariant->holds()) {
			wrong_begin();
			text_add(invariant->name);
			text_add(" does not hold afterwards");
			wrong_end();
		}
}

struct random_count
random_count_of(uint32_t nth)
{
	return counts[nth];
}
