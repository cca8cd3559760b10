/*
 * Runs what layerc_replay.h declares, as a program of Linux on the i386 that
 * needs no library: kernels' code is built for no other processor.
 */
#include "layerc_replay.h"

enum {
	CALL_EXIT = 1,
	CALL_FORK = 2,
	CALL_WRITE = 4,
	CALL_WAIT = 7,
	CALL_BREAK = 45,
	CALL_SIGNAL = 48,
	CALL_TIMER = 104,
	SIGNAL_TIMER = 26,
	TIMER_OF_PROGRAM = 1, /* which other programs do not hold up */
	SECONDS_MOST = 5,
	SAID_MOST = 6, /* of what differs */
};

static uint32_t
call_system(uint32_t number, uint32_t a, uint32_t b, uint32_t c)
{
	uint32_t result;

	__asm__ volatile("int $0x80"
	                 : "=a"(result)
	                 : "a"(number), "b"(a), "c"(b), "d"(c)
	                 : "memory");
	return result;
}

/* Where a state is in its test. */
enum phase { BEFORE, IN_SPEC, IN_CODE, AFTER };

static const struct replay *test;
static const struct replay_state *state;
static enum phase phase;
static uint64_t results[2];
static bool has_stopped[2]; /* the specification, the code */
static bool may_stop;       /* the code */
static uint32_t number, said;
static uint8_t *start, *specified; /* the leaves, one after the other */

/* What ends a state: the words that layerc reads. */
enum end { AGREES, DIFFERS, EXCLUDED, UNCLEAR };

static void
print(const char *text)
{
	uint32_t len = 0;

	while (text[len])
		len++;
	call_system(CALL_WRITE, 1, (uint32_t)text, len);
}

static void
print_number(uint64_t value)
{
	char digits[24], *at = digits + sizeof(digits) - 1;

	*at = '\0';
	do
		*--at = (char)('0' + value % 10);
	while (value /= 10);
	print(at);
}

/* Begins a line: "2 differs: ". */
static void
begin_line(enum end end)
{
	static const char *const words[] = {
		" agrees", " differs: ", " excluded: ", " unclear: "};

	print_number(number);
	print(words[end]);
}

static _Noreturn void
end_state(enum end end, const char *why)
{
	begin_line(end);
	print(why);
	print("\n");
	call_system(CALL_EXIT, end == DIFFERS, 0, 0);
	__builtin_trap();
}

static void
copy(uint8_t *to, const uint8_t *from, uint32_t size)
{
	__asm__ volatile("rep movsb"
	                 : "+D"(to), "+S"(from), "+c"(size)::"memory");
}

/* From a leaf's first entry to the end of its last. */
static uint32_t
size_of(const struct replay_leaf *leaf)
{
	uint32_t size = leaf->bytes;

	for (uint32_t d = 0; d < REPLAY_DIMENSIONS; d++)
		if (leaf->dimensions[d].count > 0)
			size += (leaf->dimensions[d].count - 1) *
			        leaf->dimensions[d].stride;
	return size;
}

/* All leaves to one place, or back. */
static void
keep(uint8_t *place, bool is_back)
{
	for (uint32_t i = 0; i < test->leaf_count; i++) {
		const struct replay_leaf *leaf = &test->leaves[i];
		uint32_t size = size_of(leaf);

		if (is_back)
			copy(leaf->first, place, size);
		else
			copy(place, leaf->first, size);
		place += size;
	}
}

static uint64_t
number_at(const uint8_t *at, uint32_t bytes)
{
	uint64_t value = 0;

	copy((uint8_t *)&value, at, bytes);
	return value;
}

static void
print_entry(const struct replay_leaf *leaf, const uint32_t *indices)
{
	char letter[2] = {0};

	for (const char *at = leaf->name; *at; at++) {
		letter[0] = *at;
		print(letter);
		if (at[0] == '[' && at[1] == ']')
			print_number(*indices++);
	}
}

/* What is kept of the leaf begins at so many bytes of what is kept. */
static void
compare_entry(const struct replay_leaf *leaf, uint32_t kept,
              const uint32_t *indices)
{
	uint32_t offset = 0;
	uint64_t before, have, want;

	for (uint32_t d = 0; d < REPLAY_DIMENSIONS; d++)
		offset += indices[d] * leaf->dimensions[d].stride;
	have = number_at((uint8_t *)leaf->first + offset, leaf->bytes);
	want = number_at(specified + kept + offset, leaf->bytes);
	if (have == want || ++said > SAID_MOST)
		return;
	before = number_at(start + kept + offset, leaf->bytes);
	begin_line(DIFFERS);
	print_entry(leaf, indices);
	print(" was ");
	print_number(before);
	print(" and is ");
	print_number(have);
	print(", by its specification ");
	print_number(want);
	print("\n");
}

/* All entries, the last index the fastest. */
static void
compare_leaf(const struct replay_leaf *leaf, uint32_t kept)
{
	uint32_t indices[REPLAY_DIMENSIONS] = {0}, d;

	do {
		compare_entry(leaf, kept, indices);
		for (d = REPLAY_DIMENSIONS; d-- > 0;) {
			if (++indices[d] < leaf->dimensions[d].count)
				break;
			indices[d] = 0;
		}
	} while (d < REPLAY_DIMENSIONS);
}

/* What the relation is a predicate on stands beside what the code left. */
static void
join(void)
{
	const uint8_t *place = specified;

	for (uint32_t i = 0; i < test->leaf_count; i++) {
		const struct replay_leaf *leaf = &test->leaves[i];

		if (leaf->is_related)
			copy(leaf->first, place, size_of(leaf));
		place += size_of(leaf);
	}
}

static void
compare_results(void)
{
	if (results[0] == results[1])
		return;
	said++;
	begin_line(DIFFERS);
	print("it returns ");
	print_number(results[1]);
	print(", by its specification ");
	print_number(results[0]);
	print("\n");
}

static _Noreturn void
compare(void)
{
	uint32_t kept = 0;

	phase = AFTER;
	if (has_stopped[1])
		end_state(has_stopped[0] || may_stop ? AGREES : DIFFERS,
		          has_stopped[0] || may_stop
		                  ? ""
		                  : "it stops, and its specification does not");
	if (has_stopped[0])
		end_state(DIFFERS, "its specification stops, and it does not");
	join();
	if (test->relate)
		test->relate();
	compare_results();
	for (uint32_t i = 0; i < test->leaf_count; i++) {
		compare_leaf(&test->leaves[i], kept);
		kept += size_of(&test->leaves[i]);
	}
	for (uint32_t i = 0; i < test->invariant_count; i++)
		if (!test->invariants[i].holds()) {
			said++;
			begin_line(DIFFERS);
			print(test->invariants[i].name);
			print(" does not hold afterwards\n");
		}
	if (said == 0)
		end_state(AGREES, "");
	call_system(CALL_EXIT, 1, 0, 0);
	__builtin_trap();
}

/* From now on so much time is left. */
static void
set_timer(void)
{
	const uint32_t times[] = {0, 0, SECONDS_MOST, 0};

	call_system(CALL_TIMER, TIMER_OF_PROGRAM, (uint32_t)times, 0);
}

static _Noreturn void
run_code(void)
{
	keep(specified, false);
	keep(start, true);
	phase = IN_CODE;
	set_timer();
	results[1] = state->code();
	compare();
}

/* What ends a call goes on with the test, from where it is. */
void
layerc_stop(void)
{
	if (phase == IN_SPEC) {
		has_stopped[0] = true;
		run_code();
	}
	if (phase == IN_CODE) {
		has_stopped[1] = true;
		compare();
	}
	end_state(UNCLEAR, "a relation or an invariant stops");
}

void
layerc_may_stop(void)
{
	may_stop = may_stop || phase == IN_SPEC;
}

/* What may stop below the specification permits the code nothing. */
void
layerc_may_stop_below(void)
{
}

/* What is not known before is compared with nothing. */
void
layerc_anything(void *component)
{
	(void)component;
	if (phase == IN_SPEC)
		end_state(UNCLEAR, "its specification leaves something open");
}

void
layerc_require(bool holds)
{
	if (!holds && phase == IN_CODE)
		end_state(DIFFERS,
		          "it calls a primitive where that is not defined");
	if (!holds)
		end_state(EXCLUDED, "the specification is not defined there");
}

/* The least that it may be: what a state has above another is above it, too. */
uint32_t
layerc_image_end(void)
{
	enum { FIRST_PAGE = 4096 };

	return FIRST_PAGE;
}

/* Nothing begins here as tests do. */
uint32_t
layerc_choice(uint32_t limit)
{
	(void)limit;
	return 0;
}

void
replay_missing(void)
{
	end_state(UNCLEAR, "it calls what has no specification");
}

/* Undefined instruction, breakpoint, bus, division, address, and the timer. */
static const uint8_t traps[] = {4, 5, 7, 8, 11, SIGNAL_TIMER};

static void
on_signal(int signal)
{
	if (said > 0)
		call_system(CALL_EXIT, 1, 0, 0);
	if (signal == SIGNAL_TIMER && phase == IN_CODE)
		end_state(DIFFERS, "it has not ended after five seconds");
	if (signal == SIGNAL_TIMER)
		end_state(UNCLEAR, "it takes too long to be tried");
	if (phase != IN_CODE)
		end_state(UNCLEAR, "its specification ends in a trap");
	end_state(DIFFERS, "it does what C leaves undefined");
}

static _Noreturn void
try_state(void)
{
	for (uint32_t i = 0; i < sizeof(traps); i++)
		call_system(CALL_SIGNAL, traps[i], (uint32_t)on_signal, 0);
	set_timer();
	state->set();
	if (test->relate)
		test->relate();
	for (uint32_t i = 0; !test->is_init && i < test->invariant_count; i++)
		if (!test->invariants[i].holds()) {
			begin_line(EXCLUDED);
			print(test->invariants[i].name);
			print(" does not hold there\n");
			call_system(CALL_EXIT, 0, 0, 0);
		}
	keep(start, false);
	phase = IN_SPEC;
	results[0] = state->spec();
	run_code();
}

static void
make_room(void)
{
	uint32_t size = 0;

	for (uint32_t i = 0; i < test->leaf_count; i++)
		size += size_of(&test->leaves[i]);
	start = (uint8_t *)call_system(CALL_BREAK, 0, 0, 0);
	specified = start + size;
	call_system(CALL_BREAK, (uint32_t)(specified + size), 0, 0);
}

void
replay(const struct replay *tested)
{
	uint32_t differ = 0;

	test = tested;
	make_room();
	for (number = 1; number <= test->state_count; number++) {
		uint32_t child, status = 0;

		state = &test->states[number - 1];
		child = call_system(CALL_FORK, 0, 0, 0);
		if (child == 0)
			try_state();
		call_system(CALL_WAIT, child, (uint32_t)&status, 0);
		differ += status != 0;
	}
	call_system(CALL_EXIT, differ > 0, 0, 0);
	__builtin_trap();
}

void
replay_put(void *at, uint32_t offset, uint32_t bytes, uint64_t value)
{
	copy((uint8_t *)at + offset, (const uint8_t *)&value, bytes);
}

void
layerc_assume(bool holds)
{
	if (!holds)
		end_state(EXCLUDED, "what is assumed does not hold");
}

/* Below the code any will do; what it chooses itself is not known before. */
uint32_t
layerc_some(uint32_t low, uint32_t high, bool (^predicate)(uint32_t))
{
	if (phase == IN_SPEC)
		end_state(UNCLEAR, "its specification leaves a choice");
	return layerc_first(low, high, predicate);
}
