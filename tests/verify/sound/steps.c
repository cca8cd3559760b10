/* Loops of code and specification that go in step. */
// prove: --layer Step --introduces DONE --shares CELLS --shares LEFT
// prove: --shares PAIRS
#include "layerc_spec.h"

enum { MOST = 16 };

static uint32_t done;

uint32_t DONE, CELLS[MOST], LEFT;

void
abstract_Step(void)
{
	DONE = done;
}

bool
invariant_Step(void)
{
	return DONE <= 100;
}

/* The underlay's. */
void
spec_put(uint32_t at, uint32_t value)
{
	layerc_require(at < MOST);
	CELLS[at] = value;
}

void put(uint32_t at, uint32_t value);

void
spec_fill(uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		STEPS(i <= count, count - i);
		spec_put(i, 2 * i);
	}
}

void
fill(uint32_t count)
{
	uint32_t twice = 0;

	for (uint32_t i = 0; i < count; i++) {
		STEPS(i <= count && twice == 2 * i, count - i);
		put(i, twice);
		twice += 2;
	}
}

void
spec_fill_others(uint32_t count)
{
	spec_fill(count);
}

void
fill_others(uint32_t count)
// fails: leaves 'CELLS[]' otherwise than its specification
{
	for (uint32_t i = 0; i < count; i++) {
		STEPS(i <= count, count - i);
		put(i, 2 * i + 1);
	}
}

void
spec_fill_less(uint32_t count)
{
	spec_fill(count);
}

void
fill_less(uint32_t count)
// fails: differs from its specification in when others run
{
	for (uint32_t i = 0; i < count && i < 5; i++) {
		STEPS(i <= count, count - i);
		put(i, 2 * i);
	}
}

/* The same name, and not the same number. */
void
spec_fill_behind(uint32_t count)
{
	uint32_t last = 0;

	for (uint32_t i = 0; i < count; i++) {
		STEPS(i <= count, count - i);
		spec_put(i, 2 * i);
		last = i;
	}
}

void
fill_behind(uint32_t count)
{
	uint32_t last = 0;

	for (uint32_t i = 0; i < count; i++) {
		// fails: leaves 'last' otherwise than its specification
		STEPS(i <= count, count - i);
		put(i, 2 * i);
		last = i + 1;
	}
}

void
spec_fill_for_ever(uint32_t count)
{
	layerc_require(count > 0);
	spec_fill(count);
}

void
fill_for_ever(uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		// fails: does not bring the loop nearer its end
		STEPS(i <= count, count);
		put(i, 2 * i);
	}
}

/* What the loops do not write is as it was. */
uint32_t
spec_keep(uint32_t count)
{
	uint32_t left = LEFT;

	spec_fill(count);
	return left;
}

uint32_t
keep(uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		STEPS(i <= count, count - i);
		put(i, 2 * i);
	}
	return LEFT;
}

uint32_t
spec_forget(uint32_t count)
{
	uint32_t first = CELLS[0];

	spec_fill(count);
	return first;
}

uint32_t
forget(uint32_t count)
// fails: differs from its specification in the result
{
	for (uint32_t i = 0; i < count; i++) {
		STEPS(i <= count, count - i);
		put(i, 2 * i);
	}
	return CELLS[0];
}

/* Both call what has the loop. */
void
spec_fill_twice(uint32_t count)
{
	spec_fill(count);
	LEFT = CELLS[3];
	spec_fill(count);
}

void fill_by_another(uint32_t count);

void
spec_fill_by_another(uint32_t count)
{
	spec_fill(count);
}

void set_left(void);

void
spec_set_left(void)
{
	LEFT = CELLS[3];
}

void
fill_twice(uint32_t count)
{
	fill_by_another(count);
	set_left();
	fill_by_another(count);
}

/* What the layer has of its own. */
uint32_t
spec_count(uint32_t count)
{
	layerc_require(count <= 100);
	DONE = 0;
	for (uint32_t i = 0; i < count; i++) {
		STEPS(i <= count && DONE == i, count - i);
		DONE++;
	}
	return DONE;
}

uint32_t
count(uint32_t count)
{
	done = 0;
	for (uint32_t i = 0; i < count; i++) {
		STEPS(i <= count && done == i, count - i);
		done++;
	}
	return count;
}

uint32_t
spec_count_beyond(uint32_t count)
{
	DONE = 0;
	for (uint32_t i = 0; i < count; i++) {
		STEPS(i <= count && DONE == i, count - i);
		DONE++;
	}
	return DONE;
}

uint32_t
count_beyond(uint32_t count)
// fails: breaks 'invariant_Step'
{
	done = 0;
	for (uint32_t i = 0; i < count; i++) {
		STEPS(i <= count && done == i, count - i);
		done++;
	}
	return count;
}

void
spec_write_more(uint32_t count)
{
	spec_fill(count);
}

void
write_more(uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		// refused: a loop that writes 'done'
		STEPS(i <= count, count - i);
		put(i, 2 * i);
		done = i;
	}
}

/* One way out of both. */
uint32_t
spec_find(uint32_t a)
{
	for (uint32_t i = 0; i < MOST; i++) {
		STEPS(i <= MOST, MOST - i);
		if (CELLS[i] == a)
			return i;
		CELLS[i] = a;
	}
	return MOST;
}

uint32_t
find(uint32_t a)
{
	uint32_t i = 0;

	for (; i < MOST; i++) {
		STEPS(i <= MOST, MOST - i);
		if (CELLS[i] == a)
			break;
		put(i, a);
	}
	return i;
}

uint32_t
spec_find_late(uint32_t a)
{
	return spec_find(a);
}

uint32_t
find_late(uint32_t a)
{
	uint32_t i = 0;

	for (; i < MOST; i++) {
		// fails: differs from its specification in when others run
		STEPS(i <= MOST, MOST - i);
		if (CELLS[i] == a && a != 7)
			break;
		put(i, a);
	}
	return i;
}

/* Loops in each other. */
void
spec_fill_all(uint32_t rows, uint32_t columns)
{
	for (uint32_t row = 0; row < rows; row++) {
		STEPS(row <= rows, rows - row);
		for (uint32_t i = 0; i < columns; i++) {
			STEPS(i <= columns, columns - i);
			spec_put(row + i, row);
		}
	}
}

void
fill_all(uint32_t rows, uint32_t columns)
{
	for (uint32_t row = 0; row < rows; row++) {
		STEPS(row <= rows, rows - row);
		for (uint32_t i = 0; i < columns; i++) {
			STEPS(i <= columns, columns - i);
			put(i + row, row);
		}
	}
}

void
spec_fill_turned(uint32_t rows, uint32_t columns)
{
	spec_fill_all(rows, columns);
}

void
fill_turned(uint32_t rows, uint32_t columns)
// fails: leaves 'CELLS[]' otherwise than its specification
{
	for (uint32_t row = 0; row < rows; row++) {
		STEPS(row <= rows, rows - row);
		for (uint32_t i = 0; i < columns; i++) {
			STEPS(i <= columns, columns - i);
			put(i + row, i);
		}
	}
}

/* A loop that goes with nothing. */
void
spec_alone(void)
{
	LEFT = 0;
}

void
alone(void)
{
	set_left();
	for (uint32_t i = 0; i < MOST; i++) {
		// fails: differs from its specification in when others run
		STEPS(i <= MOST, MOST - i);
		put(i, 0);
	}
}

/* Of an entry, what no step writes is as it was. */
struct pair {
	uint32_t kept, changed;
} PAIRS[MOST];

void
spec_change(uint32_t at)
{
	REQUIRE(at < MOST);
	PAIRS[at].changed++;
}

void
spec_spoil(uint32_t at)
{
	REQUIRE(at < MOST);
	PAIRS[at].kept++;
}

uint32_t
spec_kept(uint32_t at)
{
	REQUIRE(at < MOST);
	return PAIRS[at].kept;
}

uint32_t
spec_changed(uint32_t at)
{
	REQUIRE(at < MOST);
	return PAIRS[at].changed;
}

void change(uint32_t at);
void spoil(uint32_t at);
uint32_t kept(uint32_t at);
uint32_t changed(uint32_t at);

static void
spec_change_all(void)
{
	for (uint32_t i = 0; i < MOST; i++) {
		STEPS(i <= MOST, MOST - i);
		spec_change(i);
	}
}

uint32_t
spec_changes(uint32_t k)
{
	REQUIRE(k < MOST && PAIRS[k].kept == 5);
	spec_change_all();
	return 5;
}

uint32_t
changes(uint32_t k)
{
	for (uint32_t i = 0; i < MOST; i++) {
		STEPS(i <= MOST, MOST - i);
		change(i);
	}
	return kept(k);
}

uint32_t
spec_changes_that(uint32_t k)
{
	REQUIRE(k < MOST && PAIRS[k].changed == 5);
	spec_change_all();
	return 5;
}

uint32_t
changes_that(uint32_t k)
// fails: differs from its specification in the result
{
	for (uint32_t i = 0; i < MOST; i++) {
		STEPS(i <= MOST, MOST - i);
		change(i);
	}
	return changed(k);
}

void
spec_changes_both(void)
{
	spec_change_all();
}

void
changes_both(void)
{
	for (uint32_t i = 0; i < MOST; i++) {
		// refused: a loop that writes 'PAIRS'
		STEPS(i <= MOST, MOST - i);
		change(i);
		spoil(i);
	}
}
