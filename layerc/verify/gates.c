#include "gates.h"

#include <string.h>

enum { TRUTH = 1 };

void
gates_clause(struct gates *gates, const int *literals, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		ccadical_add(gates->solver, literals[i]);
	ccadical_add(gates->solver, 0);
}

static void
clause(struct gates *gates, int a, int b, int c)
{
	gates_clause(gates, (int[]){a, b, c}, c ? 3 : 2);
}

void
gates_begin(struct gates *gates)
{
	gates->count = TRUTH;
	gates_clause(gates, (int[]){TRUTH}, 1);
}

int
gates_constant(bool value)
{
	return value ? TRUTH : -TRUTH;
}

int
gates_fresh(struct gates *gates)
{
	return ++gates->count;
}

static struct gate *
find_slot(const struct gates *gates, const struct gate *gate)
{
	uint64_t hash = (uint64_t)gate->kind;

	for (int i = 0; i < 3; i++)
		hash = (hash ^ (uint32_t)gate->inputs[i]) * 0x9e3779b97f4a7c15;
	for (uint32_t at = (uint32_t)(hash >> 32);; at++) {
		struct gate *slot = &gates->slots[at & (gates->capacity - 1)];

		if (slot->output == 0 || (slot->kind == gate->kind &&
		                          memcmp(slot->inputs, gate->inputs,
		                                 sizeof(gate->inputs)) == 0))
			return slot;
	}
}

static void
make_room(struct gates *gates)
{
	enum { CAPACITY_LEAST = 1024 };
	struct gate *old = gates->slots;
	uint32_t count = gates->capacity;

	if (gates->gate_count * 2 < gates->capacity)
		return;
	gates->capacity = count ? count * 2 : CAPACITY_LEAST;
	gates->slots = arena_array(gates->arena, struct gate, gates->capacity);
	for (uint32_t i = 0; i < count; i++)
		if (old[i].output != 0)
			*find_slot(gates, &old[i]) = old[i];
}

/* Returns true if there is no such gate yet; the caller says what it does. */
static bool
is_new(struct gates *gates, struct gate gate, int *output)
{
	struct gate *slot;

	make_room(gates);
	slot = find_slot(gates, &gate);
	*output = slot->output;
	if (slot->output != 0)
		return false;
	gates->gate_count++;
	gate.output = gates_fresh(gates);
	*slot = gate;
	*output = gate.output;
	return true;
}

int
gates_and(struct gates *gates, int a, int b)
{
	int both;

	if (a == -TRUTH || b == -TRUTH || a == -b)
		return -TRUTH;
	if (a == TRUTH || a == b)
		return b;
	if (b == TRUTH)
		return a;
	if (a > b)
		return gates_and(gates, b, a);
	if (!is_new(gates, (struct gate){GATE_AND, {a, b}, 0}, &both))
		return both;
	clause(gates, -both, a, 0);
	clause(gates, -both, b, 0);
	clause(gates, both, -a, -b);
	return both;
}

int
gates_or(struct gates *gates, int a, int b)
{
	return -gates_and(gates, -a, -b);
}

int
gates_xor(struct gates *gates, int a, int b)
{
	int differ;

	if (a == TRUTH || a == -TRUTH)
		return a == TRUTH ? -b : b;
	if (b == TRUTH || b == -TRUTH)
		return b == TRUTH ? -a : a;
	if (a == b || a == -b)
		return gates_constant(a == -b);
	if (a < 0)
		return -gates_xor(gates, -a, b);
	if (b < 0)
		return -gates_xor(gates, a, -b);
	if (a > b)
		return gates_xor(gates, b, a);
	if (!is_new(gates, (struct gate){GATE_XOR, {a, b}, 0}, &differ))
		return differ;
	clause(gates, -differ, a, b);
	clause(gates, -differ, -a, -b);
	clause(gates, differ, -a, b);
	clause(gates, differ, a, -b);
	return differ;
}

int
gates_choose(struct gates *gates, int condition, int a, int b)
{
	int chosen;

	if (condition == TRUTH || a == b)
		return a;
	if (condition == -TRUTH)
		return b;
	if (a == -b)
		return gates_xor(gates, -condition, a);
	if (a == TRUTH || a == -TRUTH || b == TRUTH || b == -TRUTH)
		return gates_or(gates, gates_and(gates, condition, a),
		                gates_and(gates, -condition, b));
	if (condition < 0)
		return gates_choose(gates, -condition, b, a);
	if (!is_new(gates, (struct gate){GATE_CHOOSE, {condition, a, b}, 0},
	            &chosen))
		return chosen;
	clause(gates, -condition, -a, chosen);
	clause(gates, -condition, a, -chosen);
	clause(gates, condition, -b, chosen);
	clause(gates, condition, b, -chosen);
	return chosen;
}

/* Whether at least two of three are true. */
static int
carry_of(struct gates *gates, int a, int b, int c)
{
	return gates_or(gates, gates_and(gates, a, b),
	                gates_and(gates, c, gates_or(gates, a, b)));
}

struct number
number_of(uint32_t width, uint64_t value)
{
	struct number made = {{0}};

	for (uint32_t i = 0; i < width; i++)
		made.bits[i] = gates_constant(value >> i & 1);
	return made;
}

struct number
number_add(struct gates *gates, uint32_t width, const struct number *a,
           const struct number *b, int carry)
{
	struct number sum = {{0}};

	for (uint32_t i = 0; i < width; i++) {
		int x = a->bits[i], y = b->bits[i];

		sum.bits[i] = gates_xor(gates, gates_xor(gates, x, y), carry);
		carry = carry_of(gates, x, y, carry);
	}
	return sum;
}

struct number
number_not(uint32_t width, const struct number *a)
{
	struct number made = {{0}};

	for (uint32_t i = 0; i < width; i++)
		made.bits[i] = -a->bits[i];
	return made;
}

struct number
number_negate(struct gates *gates, uint32_t width, const struct number *a)
{
	struct number zero = number_of(width, 0), rest = number_not(width, a);

	return number_add(gates, width, &zero, &rest, TRUTH);
}

static struct number
shifted(uint32_t width, const struct number *a, uint32_t by)
{
	struct number made = number_of(width, 0);

	for (uint32_t i = by; i < width; i++)
		made.bits[i] = a->bits[i - by];
	return made;
}

static bool
is_constant(uint32_t width, const struct number *a, uint64_t *value)
{
	*value = 0;
	for (uint32_t i = 0; i < width; i++) {
		if (a->bits[i] != TRUTH && a->bits[i] != -TRUTH)
			return false;
		*value |= (uint64_t)(a->bits[i] == TRUTH) << i;
	}
	return true;
}

/*
 * As a sum of as few multiples as there can be: of digits 1, 0 and -1, no two
 * beside each other (G. W. Reitwiesner, "Binary Arithmetic", 1960).
 */
static struct number
multiple(struct gates *gates, uint32_t width, const struct number *a,
         uint64_t times)
{
	struct number sum = number_of(width, 0);

	for (uint32_t i = 0; i < width && times != 0; i++, times >>= 1) {
		struct number part = shifted(width, a, i);

		if (!(times & 1))
			continue;
		if (times & 2) {
			part = number_not(width, &part);
			sum = number_add(gates, width, &sum, &part, TRUTH);
			times++;
		} else {
			sum = number_add(gates, width, &sum, &part, -TRUTH);
		}
	}
	return sum;
}

struct number
number_mul(struct gates *gates, uint32_t width, const struct number *a,
           const struct number *b)
{
	struct number sum = number_of(width, 0);
	uint64_t times;

	if (is_constant(width, b, &times))
		return multiple(gates, width, a, times);
	for (uint32_t i = 0; i < width; i++) {
		struct number part = shifted(width, a, i);

		for (uint32_t k = i; k < width; k++)
			part.bits[k] =
				gates_and(gates, part.bits[k], b->bits[i]);
		sum = number_add(gates, width, &sum, &part, -TRUTH);
	}
	return sum;
}

/*
 * As on paper, in twos.  The remainder so far is less than b, or else of less
 * bits than a, so that its highest bit stands beside it for a moment only.
 */
struct division
number_divide(struct gates *gates, uint32_t width, const struct number *a,
              const struct number *b)
{
	struct division made = {.remainder = number_of(width, 0)};

	for (uint32_t i = width; i-- > 0;) {
		int high = made.remainder.bits[width - 1], fits;
		struct number rest = {{0}}, less, opposite;

		rest.bits[0] = a->bits[i];
		for (uint32_t k = 1; k < width; k++)
			rest.bits[k] = made.remainder.bits[k - 1];
		fits = gates_or(gates, high,
		                -number_less(gates, width, &rest, b));
		opposite = number_not(width, b);
		less = number_add(gates, width, &rest, &opposite, TRUTH);
		made.remainder =
			number_choose(gates, width, fits, &less, &rest);
		made.quotient.bits[i] = fits;
	}
	return made;
}

static struct number
without_sign(struct gates *gates, uint32_t width, const struct number *a)
{
	struct number opposite = number_negate(gates, width, a);

	return number_choose(gates, width, a->bits[width - 1], &opposite, a);
}

struct division
number_divide_signed(struct gates *gates, uint32_t width,
                     const struct number *a, const struct number *b)
{
	int sign = a->bits[width - 1];
	int differ = gates_xor(gates, sign, b->bits[width - 1]);
	struct number high = without_sign(gates, width, a);
	struct number low = without_sign(gates, width, b);
	struct division made = number_divide(gates, width, &high, &low);
	struct number quotient = number_negate(gates, width, &made.quotient);
	struct number rest = number_negate(gates, width, &made.remainder);

	made.quotient =
		number_choose(gates, width, differ, &quotient, &made.quotient);
	made.remainder =
		number_choose(gates, width, sign, &rest, &made.remainder);
	return made;
}

struct number
number_shift(struct gates *gates, uint32_t width, bool is_up,
             const struct number *a, const struct number *by, int fill)
{
	struct number made = *a, all = {{0}};
	int is_beyond = -TRUTH;

	for (uint32_t i = 0; i < width; i++) {
		uint32_t far = i < 6 ? UINT32_C(1) << i : width;
		struct number moved = {{0}};

		if (far >= width) {
			is_beyond = gates_or(gates, is_beyond, by->bits[i]);
			continue;
		}
		for (uint32_t k = 0; k < width; k++) {
			bool is_inside = is_up ? k >= far : k + far < width;
			uint32_t from = is_up ? k - far : k + far;

			moved.bits[k] = is_inside ? made.bits[from] : fill;
		}
		made = number_choose(gates, width, by->bits[i], &moved, &made);
	}
	for (uint32_t k = 0; k < width; k++)
		all.bits[k] = fill;
	return number_choose(gates, width, is_beyond, &all, &made);
}

struct number
number_choose(struct gates *gates, uint32_t width, int condition,
              const struct number *a, const struct number *b)
{
	struct number made = {{0}};

	for (uint32_t i = 0; i < width; i++)
		made.bits[i] =
			gates_choose(gates, condition, a->bits[i], b->bits[i]);
	return made;
}

int
number_eq(struct gates *gates, uint32_t width, const struct number *a,
          const struct number *b)
{
	int same = TRUTH;

	for (uint32_t i = 0; i < width; i++)
		same = gates_and(gates, same,
		                 -gates_xor(gates, a->bits[i], b->bits[i]));
	return same;
}

int
number_less(struct gates *gates, uint32_t width, const struct number *a,
            const struct number *b)
{
	int less = -TRUTH;

	for (uint32_t i = 0; i < width; i++)
		less = gates_choose(gates,
		                    gates_xor(gates, a->bits[i], b->bits[i]),
		                    b->bits[i], less);
	return less;
}

int
number_less_signed(struct gates *gates, uint32_t width, const struct number *a,
                   const struct number *b)
{
	struct number x = *a, y = *b;

	x.bits[width - 1] = -x.bits[width - 1];
	y.bits[width - 1] = -y.bits[width - 1];
	return number_less(gates, width, &x, &y);
}
