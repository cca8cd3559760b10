/*
 * Calls of a layer's primitives by their code and by their specifications.
 *
 * The specification is run first, and what it wrote is put aside; then the
 * code, from the same state.  What they leave is compared where either wrote.
 */
#include "layerc_random.h"

#include <stddef.h>

#include "layerc_compare.h"
#include "layerc_numbers.h"
#include "layerc_pages.h"
#include "layerc_text.h"

enum { PRIMITIVES_MOST = 256, OFTEN = 8 };
enum { PLACE = 0x500000, WORK_MOST = 1 << 20 };

/* What may have to look at all pairs of pages has more time than a call. */
enum { CALL_SECONDS = 5, CHECK_SECONDS = 60 };

static enum { REST, SPEC, CODE } phase;
static const struct random_driver *driver;
static struct journal start, told, made;
static struct journal *goes_back; /* what is not undone at once, or NULL */
static struct random_count counts[PRIMITIVES_MOST];

/* The call that is made. */
static const struct random_primitive *now;
static uint32_t words[RANDOM_WORDS + 1], calls; /* a result, too */
static uint64_t results[3];                     /* by phase */
static bool has_no_init;                        /* it cannot be run here */
static bool may_stop;                           /* its specification says so */
static bool is_late;                            /* it has been ended */
static struct {
	bool is_made; /* the code has been run for it */
	uint32_t value;
} choice;

/* Begins what is wrong: "call 12, palloc(3, 4): ". */
void
wrong_begin(void)
{
	text_begin();
	text_add("call ");
	text_add_number(calls);
	text_add(", ");
	text_add(now ? now->name : "the init");
	for (uint32_t i = 0; now && i < now->count; i++) {
		text_add(i == 0 ? "(" : ", ");
		text_add_number(words[i]);
	}
	text_add(!now ? ": " : now->count > 0 ? "): " : "(): ");
}

_Noreturn void
wrong_end(void)
{
	driver->differs(now ? now->name : NULL, text_end());
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

/* Ends the specification or the code; in between nothing may end. */
static _Noreturn void
leave(enum random_end end)
{
	if (phase == REST)
		wrong("a relation or an invariant ends otherwise than by "
		      "returning");
	call_leave(end);
}

/* What is at an address that nobody has here, a machine may have. */
static void
on_trap(enum trap trap)
{
	is_late = trap == TRAP_LATE;
	leave(trap == TRAP_UNDEFINED && phase == CODE ? RANDOM_TRAPS
	                                              : RANDOM_UNCLEAR);
}

void
layerc_require(bool holds)
{
	if (!holds)
		leave(RANDOM_UNDEFINED);
}

void
layerc_stop(void)
{
	leave(RANDOM_STOPS);
}

void
layerc_may_stop(void)
{
	may_stop = may_stop || phase == SPEC;
}

/* What may stop below the specification permits the code nothing. */
void
layerc_may_stop_below(void)
{
}

void
layerc_anything(void *component)
{
	if (phase == SPEC && !compare_leave_open(component))
		leave(RANDOM_UNCLEAR);
}

void
random_missing(void)
{
	leave(RANDOM_UNCLEAR);
}

/* Nobody else is there. */
void
layerc_others(void)
{
	random_missing();
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

/* What the code has returned, if it may; there is nothing to choose below it.
 */
uint32_t
layerc_some(uint32_t low, uint32_t high, bool (^predicate)(uint32_t))
{
	if (phase == SPEC && !choice.is_made)
		leave(RANDOM_CHOOSES);
	if (phase == SPEC && choice.value >= low && choice.value < high &&
	    predicate(choice.value))
		return choice.value;
	return layerc_first(low, high, predicate);
}

static uint64_t
low_bits(uint64_t number, uint32_t bits)
{
	return bits == 0 ? 0 : number << (64 - bits) >> (64 - bits);
}

/* More arguments than are taken do no harm. */
static void
call(void)
{
	uint64_t (*function)(uint32_t, uint32_t, uint32_t, uint32_t, uint32_t,
	                     uint32_t, uint32_t, uint32_t);

	function =
		(__typeof__(function))(phase == SPEC ? now->spec : now->code);
	results[phase] =
		low_bits(function(words[0], words[1], words[2], words[3],
	                          words[4], words[5], words[6], words[7]),
	                 now->bits);
}

static enum random_end
run(struct journal *journal)
{
	uint32_t end;

	phase = journal == &told ? SPEC : CODE;
	journal_record(journal, goes_back);
	end = call_guarded(call, CALL_SECONDS);
	journal_record(NULL, NULL);
	phase = REST;
	return (enum random_end)end;
}

static void
undo(struct journal *journal)
{
	journal_swap(journal);
	journal_close(journal);
}

static void
compare_results(void)
{
	if (results[CODE] == results[SPEC])
		return;
	wrong_begin();
	text_add("it returns ");
	text_add_number(results[CODE]);
	text_add(", by its specification ");
	text_add_number(results[SPEC]);
	wrong_end();
}

static void
relate(void)
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

/* Runs the code from where the specification was run, and compares. */
static void
run_code(enum random_end wanted, struct random_count *count)
{
	bool changes = compare_has_changed(&told);
	enum random_end end = run(&made);

	if (end == RANDOM_UNCLEAR) {
		note_unclear(count);
		undo(&made);
		return;
	}
	if (end == RANDOM_UNDEFINED)
		wrong("it calls a primitive where that is not defined");
	if (end == RANDOM_TRAPS)
		wrong("it does what C leaves undefined");
	if (end == RANDOM_STOPS && wanted != RANDOM_STOPS && !may_stop)
		wrong("it stops, and its specification does not");
	if (end == RANDOM_RETURNS && wanted == RANDOM_STOPS)
		wrong("its specification stops, and it does not");
	count->calls++;
	if (end == RANDOM_STOPS) {
		count->refusals++;
		undo(&made);
		return;
	}
	count->refusals += !changes;
	words[now->count] = (uint32_t)results[SPEC];
	if (changes || count->last != results[SPEC])
		number_learn(words, now->count + 1);
	count->last = results[SPEC];
	journal_record(&made, goes_back);
	compare_pages(&told, &made, true);
	relate();
	compare_results();
	compare_pages(&told, &made, false);
	journal_record(NULL, NULL);
	journal_close(&made);
}

/* Runs the code only for what it returns, by which the specification chooses.
 */
static enum random_end
choose_by_code(void)
{
	enum random_end end = run(&made);

	undo(&made);
	if (end != RANDOM_RETURNS)
		return RANDOM_UNCLEAR;
	choice.is_made = true;
	choice.value = (uint32_t)results[CODE];
	return run(&told);
}

static enum random_end
run_spec(void)
{
	enum random_end end;

	compare_begin();
	is_late = may_stop = choice.is_made = false;
	if (driver->spec_begins)
		driver->spec_begins();
	end = run(&told);
	if (end != RANDOM_CHOOSES)
		return end;
	undo(&told);
	return choose_by_code();
}

/* Whether there is no point in another call: it tells what it has told. */
static bool
is_idle(const struct random_count *count)
{
	if (count->calls == 0)
		return count->unclear >= OFTEN;
	return now->count == 0 && count->calls >= OFTEN &&
	       count->calls == count->refusals && driver->choose(OFTEN) > 0;
}

static void
choose_words(void)
{
	for (uint32_t i = 0; i < now->count; i++)
		words[i] = number_choose(driver->choose);
	if (driver->choose(3) == 0)
		number_repeat(driver->choose, words, now->count);
	for (uint32_t i = 0; i < now->count; i++)
		words[i] = (uint32_t)low_bits(words[i], now->of_word[i]);
}

/*
 * Runs the specification with words for which it is defined, if some come
 * before it has been looked for too long.
 */
static enum random_end
find_words(void)
{
	enum random_end end = RANDOM_UNDEFINED;
	uint32_t work = 0, before = layerc_work;

	for (uint32_t i = 0; end == RANDOM_UNDEFINED; i++) {
		if (i > 0)
			journal_close(&told);
		choose_words();
		end = run_spec();
		work += layerc_work - before;
		journal_swap(&told);
		if (now->count == 0 || i >= driver->attempts ||
		    work > WORK_MOST)
			break;
	}
	return end;
}

void
random_step(void)
{
	uint32_t which, count = 0;
	enum random_end end;

	while (random_layer.primitives[count].name)
		count++;
	which = driver->choose(count);
	now = &random_layer.primitives[which];
	calls++;
	if (is_idle(&counts[which]))
		return;
	end = find_words();
	if (end == RANDOM_RETURNS || end == RANDOM_STOPS) {
		if (driver->spec_ends)
			driver->spec_ends();
		run_code(end, &counts[which]);
	} else if (end != RANDOM_UNDEFINED) {
		note_unclear(&counts[which]);
	}
	journal_close(&told);
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

static void
make_ready(void)
{
	for (uint32_t i = 0; random_layer.starts[i]; i++)
		random_layer.starts[i]();
}

static void
make_start(void)
{
	make_ready();
	if (!has_no_init)
		random_layer.init(0);
	relate();
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
	relate();
}

/* What the layer's own init does, its specification says, too. */
static void
try_init(void)
{
	struct journal before = journal_make();
	struct random_count count = {0};
	enum random_end end;

	now = random_layer.own_init;
	if (!now->name)
		return;
	goes_back = &before;
	phase = CODE;
	journal_record(goes_back, NULL);
	end = (enum random_end)call_guarded(make_image, CHECK_SECONDS);
	journal_record(NULL, NULL);
	journal_watch(goes_back);
	phase = REST;
	if (end == RANDOM_RETURNS) {
		end = run_spec();
		journal_swap(&told);
	}
	if (end == RANDOM_RETURNS || end == RANDOM_STOPS)
		run_code(end, &count);
	journal_close(&told);
	undo(goes_back);
	number_forget();
}

static bool
begin(void)
{
	bool is_right;

	phase = CODE;
	journal_record(&made, NULL);
	is_right = call_guarded(make_start, CHECK_SECONDS) == RETURNED &&
	           call_guarded(make_sure, CHECK_SECONDS) == RETURNED;
	journal_record(NULL, NULL);
	phase = REST;
	if (!is_right)
		journal_swap(&made);
	journal_close(&made);
	return is_right;
}

bool
random_begin(const struct random_driver *by)
{
	driver = by;
	pages_begin(on_trap);
	start = journal_make();
	told = journal_make();
	made = journal_make();
	try_init();
	now = NULL;
	if (!random_layer.primitives[0].name)
		return false;
	goes_back = driver->goes_back ? &start : NULL;
	if (begin())
		return true;
	has_no_init = true;
	return begin();
}

void
random_reset(void)
{
	undo(&start);
	calls = 0;
	number_forget();
}

struct random_count
random_count_of(uint32_t nth)
{
	return counts[nth];
}
