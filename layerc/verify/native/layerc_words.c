/*
 * The words of specifications that mean the same wherever these run, and what
 * clang calls without being asked: for programs that need no library.
 */
#include "layerc_spec.h"

static void
copy(uint8_t *to, const uint8_t *from, uint32_t size)
{
	__asm__ volatile("rep movsb"
	                 : "+D"(to), "+S"(from), "+c"(size)::"memory");
}

/*
 * How many indices may be looked at, and steps of loops be made.  Tests of
 * layers have their own, and want to know when there are none left.
 */
__attribute__((weak)) uint32_t layerc_left;
__attribute__((weak)) void layerc_none_left(void);

static void
look(uint32_t count)
{
	if (layerc_left < count && layerc_none_left)
		layerc_none_left();
	layerc_left -= count;
}

bool
layerc_all(uint32_t low, uint32_t high, bool (^predicate)(uint32_t))
{
	for (; low < high && predicate(low); low++)
		look(1);
	return low >= high;
}

uint32_t
layerc_first(uint32_t low, uint32_t high, bool (^predicate)(uint32_t))
{
	for (; low < high && !predicate(low); low++)
		look(1);
	return low < high ? low : high;
}

uint32_t
layerc_count(uint32_t low, uint32_t high, bool (^predicate)(uint32_t))
{
	uint32_t count = 0;

	for (uint32_t k = low; k < high; k++, look(1))
		count += predicate(k);
	return count;
}

uint64_t
layerc_sum(uint32_t low, uint32_t high, uint32_t (^amount)(uint32_t))
{
	uint64_t sum = 0;

	for (uint32_t k = low; k < high; k++, look(1))
		sum += amount(k);
	return sum;
}

void
layerc_update(uint32_t low, uint32_t high, void (^statement)(uint32_t))
{
	for (uint32_t k = low; k < high; k++, look(1))
		statement(k);
}

void
layerc_axiom(const char *why)
{
	(void)why;
}

void
layerc_at_any_address(void)
{
}

/* Invariants of loops are proved, not tried. */
void
layerc_loop_begin(void)
{
	look(1);
}

void
layerc_loop_end(void)
{
}

void
layerc_old(bool begins)
{
	(void)begins;
}

void
layerc_entry(bool begins)
{
	(void)begins;
}

void
layerc_in_step(void)
{
}

void
layerc_variant(uint32_t value)
{
	(void)value;
}

void
layerc_invariant(bool holds)
{
	(void)holds;
}

/* What clang calls for copies, for 64-bit divisions and for blocks. */
void *_NSConcreteGlobalBlock[32], *_NSConcreteStackBlock[32];
void *memcpy(void *to, const void *from, uint32_t size)
	__attribute__((alias("memmove")));

void *
memmove(void *to, const void *from, uint32_t size)
{
	uint8_t *at = to;
	const uint8_t *source = from;

	if (at <= source)
		copy(at, source, size);
	else
		while (size-- > 0)
			at[size] = source[size];
	return to;
}

/* MEMORY is at its own addresses. */
void
layerc_copy(void *to, const void *from, uint32_t count)
{
	enum { AT_ONCE = 64 };

	look(count / AT_ONCE);
	memmove(to, from, count);
}

/* What code names it has; tests of layers choose addresses, and know better. */
__attribute__((weak)) bool
layerc_has_bytes(const void *at, uint32_t count)
{
	(void)at;
	(void)count;
	return true;
}

bool
layerc_are_apart(const void *to, const void *from, uint32_t count)
{
	return (uint32_t)from + count <= (uint32_t)to ||
	       (uint32_t)to + count <= (uint32_t)from;
}

void *
memset(void *to, int byte, uint32_t size)
{
	uint8_t *at = to;

	__asm__ volatile("rep stosb"
	                 : "+D"(at), "+c"(size)
	                 : "a"(byte)
	                 : "memory");
	return to;
}

/* The remainder, and the quotient in *quotient. */
static uint64_t
divide(uint64_t a, uint64_t b, uint64_t *quotient)
{
	uint64_t rest = 0;

	*quotient = 0;
	for (int bit = 63; bit >= 0; bit--) {
		rest = rest << 1 | (a >> bit & 1);
		if (rest >= b) {
			rest -= b;
			*quotient |= 1ull << bit;
		}
	}
	return rest;
}

/* What specifications divide by; code has its own, or what stands below. */
uint64_t
layerc_udivdi3(uint64_t a, uint64_t b)
{
	divide(a, b, &a);
	return a;
}

uint64_t
layerc_umoddi3(uint64_t a, uint64_t b)
{
	return divide(a, b, &a);
}

static uint64_t
magnitude(int64_t number)
{
	return number < 0 ? -(uint64_t)number : (uint64_t)number;
}

int64_t
layerc_divdi3(int64_t a, int64_t b)
{
	uint64_t quotient = layerc_udivdi3(magnitude(a), magnitude(b));

	return (int64_t)((a < 0) == (b < 0) ? quotient : -quotient);
}

/* It has the sign of what is divided. */
int64_t
layerc_moddi3(int64_t a, int64_t b)
{
	uint64_t rest = layerc_umoddi3(magnitude(a), magnitude(b));

	return (int64_t)(a < 0 ? -rest : rest);
}

uint64_t __udivdi3(uint64_t a, uint64_t b)
	__attribute__((alias("layerc_udivdi3")));
uint64_t __umoddi3(uint64_t a, uint64_t b)
	__attribute__((alias("layerc_umoddi3")));
int64_t __divdi3(int64_t a, int64_t b) __attribute__((alias("layerc_divdi3")));
int64_t __moddi3(int64_t a, int64_t b) __attribute__((alias("layerc_moddi3")));
