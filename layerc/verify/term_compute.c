#include "term.h"

static uint64_t
mask_of(uint32_t width)
{
	return width >= 64 ? UINT64_MAX : (UINT64_C(1) << width) - 1;
}

int64_t
term_signed(uint32_t width, uint64_t value)
{
	uint64_t sign = UINT64_C(1) << (width - 1);

	return (int64_t)((value ^ sign) - sign);
}

/* Division of the smallest number by -1 has no result in C. */
static uint64_t
divide(enum term_kind kind, uint32_t width, uint64_t a, uint64_t b)
{
	int64_t sa = term_signed(width, a), sb = term_signed(width, b);

	switch (kind) {
	case TERM_UDIV:
		return b == 0 ? UINT64_MAX : a / b;
	case TERM_UREM:
		return b == 0 ? a : a % b;
	case TERM_SDIV:
		if (sb == 0)
			return sa < 0 ? 1 : UINT64_MAX;
		return sb == -1 ? 0 - a : (uint64_t)(sa / sb);
	default:
		if (sb == 0)
			return a;
		return sb == -1 ? 0 : (uint64_t)(sa % sb);
	}
}

static uint64_t
shift(enum term_kind kind, uint32_t width, uint64_t a, uint64_t by)
{
	int64_t signed_a = term_signed(width, a);

	switch (kind) {
	case TERM_SHL:
		return by >= width ? 0 : a << by;
	case TERM_LSHR:
		return by >= width ? 0 : a >> by;
	default:
		return (uint64_t)(signed_a >> (by >= width ? width - 1 : by));
	}
}

static uint64_t
compute(enum term_kind kind, uint32_t width, uint64_t low, const uint64_t *args,
        const uint32_t *widths)
{
	uint64_t a = args[0], b = args[1];

	switch (kind) {
	case TERM_NOT:
		return ~a;
	case TERM_AND:
		return a & b;
	case TERM_OR:
		return a | b;
	case TERM_XOR:
		return a ^ b;
	case TERM_ADD:
		return a + b;
	case TERM_MUL:
		return a * b;
	case TERM_UDIV:
	case TERM_UREM:
	case TERM_SDIV:
	case TERM_SREM:
		return divide(kind, width, a, b);
	case TERM_SHL:
	case TERM_LSHR:
	case TERM_ASHR:
		return shift(kind, width, a, b);
	case TERM_EQ:
		return a == b;
	case TERM_ULT:
		return a < b;
	case TERM_SLT:
		return term_signed(widths[0], a) < term_signed(widths[1], b);
	case TERM_ITE:
		return a ? b : args[2];
	case TERM_ZEXT:
		return a;
	case TERM_SEXT:
		return (uint64_t)term_signed(widths[0], a);
	case TERM_EXTRACT:
		return a >> low;
	case TERM_CONCAT:
		return a << widths[1] | b;
	case TERM_CONST:
	case TERM_APPLY:
		break;
	}
	return 0;
}

uint64_t
term_compute(enum term_kind kind, uint32_t width, uint64_t low,
             const uint64_t *args, const uint32_t *widths)
{
	return compute(kind, width, low, args, widths) & mask_of(width);
}
