/* Arithmetic, and what C leaves undefined of it. */
#include <string.h>

#include "spot.h"

static term
sign_of(struct terms *terms, term a)
{
	return term_extract(terms, a, a->width - 1, 1);
}

/* Whether a product needs more bits than its factors have. */
static term
product_overflows(struct terms *terms, bool is_signed, term a, term b)
{
	uint32_t width = a->width;
	term product = term_binary(terms, TERM_MUL, a, b), whole;
	term zero = term_const(terms, width, 0), is_back, ones, least;

	if (width <= 32) {
		term (*wider)(struct terms *, term, uint32_t) =
			is_signed ? term_sext : term_zext;

		whole = term_binary(terms, TERM_MUL, wider(terms, a, 2 * width),
		                    wider(terms, b, 2 * width));
		return term_not(terms,
		                term_eq(terms, whole,
		                        wider(terms, product, 2 * width)));
	}
	is_back = term_eq(terms, a,
	                  term_binary(terms, is_signed ? TERM_SDIV : TERM_UDIV,
	                              product, b));
	if (is_signed) {
		ones = term_const(terms, width, UINT64_MAX);
		least = term_const(terms, width, UINT64_C(1) << (width - 1));
		is_back = term_and(
			terms, is_back,
			term_not(terms,
		                 term_and(terms, term_eq(terms, a, least),
		                          term_eq(terms, b, ones))));
	}
	return term_not(terms,
	                term_or(terms, term_eq(terms, b, zero), is_back));
}

/* Whether a sum, difference or product is not what it is without bounds. */
static term
overflows(struct terms *terms, LLVMOpcode opcode, bool is_signed, term a,
          term b)
{
	term sum = term_binary(terms, TERM_ADD, a, b);
	term difference = term_sub(terms, a, b);

	if (opcode == LLVMMul)
		return product_overflows(terms, is_signed, a, b);
	if (!is_signed)
		return opcode == LLVMAdd ? term_binary(terms, TERM_ULT, sum, a)
		                         : term_binary(terms, TERM_ULT, a, b);
	if (opcode == LLVMAdd)
		return sign_of(terms,
		               term_and(terms,
		                        term_binary(terms, TERM_XOR, a, sum),
		                        term_binary(terms, TERM_XOR, b, sum)));
	return sign_of(terms,
	               term_and(terms, term_binary(terms, TERM_XOR, a, b),
	                        term_binary(terms, TERM_XOR, a, difference)));
}

/*
 * Whether the text of an instruction has a word, as LLVM's interface for C has
 * no question for it.
 */
static bool
is_marked(struct machine *machine, LLVMValueRef instruction, const char *word)
{
	const char *text = map_get(&machine->texts, instruction);

	if (!text) {
		char *printed = LLVMPrintValueToString(instruction);

		text = arena_print(machine->arena, "%s", printed);
		LLVMDisposeMessage(printed);
		map_put(machine->arena, &machine->texts, instruction,
		        (void *)(uintptr_t)text);
	}
	return strstr(text, word);
}

static void
must_divide(struct machine *machine, const struct path *path, term a, term b,
            LLVMValueRef instruction)
{
	struct terms *terms = &machine->terms;
	LLVMOpcode opcode = LLVMGetInstructionOpcode(instruction);
	term zero = term_const(terms, b->width, 0);
	term ones = term_const(terms, b->width, UINT64_MAX);
	term least = term_const(terms, b->width, UINT64_C(1) << (b->width - 1));

	machine_oblige(machine, path, MUST_NOT_DIVIDE_BY_ZERO,
	               term_not(terms, term_eq(terms, b, zero)), NULL,
	               instruction);
	if (opcode == LLVMSDiv || opcode == LLVMSRem)
		machine_oblige(
			machine, path, MUST_NOT_OVERFLOW,
			term_not(terms,
		                 term_and(terms, term_eq(terms, a, least),
		                          term_eq(terms, b, ones))),
			NULL, instruction);
}

/* Whether a difference is one in a variable, wherever that is. */
static term
is_in_one(struct machine *machine, term a)
{
	struct terms *terms = &machine->terms;
	term choice = spot_choice(terms, a);

	if (!choice)
		return term_bool(terms, !has_address(machine, a));
	return term_ite(terms, choice->args[0],
	                is_in_one(machine, spot_choose(terms, a, choice, 1)),
	                is_in_one(machine, spot_choose(terms, a, choice, 2)));
}

/* The difference of addresses, in entries of so many bytes each. */
static term
divide_exactly(struct machine *machine, const struct path *path, term a, term b,
               LLVMValueRef instruction)
{
	struct terms *terms = &machine->terms;
	term zero = term_const(terms, a->width, 0), by;

	machine_oblige(
		machine, path, MUST_BE_IN_ONE,
		term_and(terms, is_in_one(machine, a),
	                 term_eq(terms, term_binary(terms, TERM_SREM, a, b),
	                         zero)),
		NULL, instruction);
	if (b->kind != TERM_CONST || (b->value & (b->value - 1)) != 0 ||
	    b->value == 0)
		return term_binary(terms, TERM_SDIV, a, b);
	by = term_const(terms, a->width, (uint64_t)__builtin_ctzll(b->value));
	return term_binary(terms, TERM_ASHR, a, by);
}

static bool
is_division(LLVMOpcode opcode)
{
	return opcode == LLVMUDiv || opcode == LLVMURem || opcode == LLVMSDiv ||
	       opcode == LLVMSRem;
}

term
arithmetic(struct machine *machine, const struct path *path, const term *args,
           LLVMValueRef instruction)
{
	struct terms *terms = &machine->terms;
	term a = args[0], b = args[1];
	static const enum term_kind kinds[] = {
		[LLVMAdd] = TERM_ADD,   [LLVMMul] = TERM_MUL,
		[LLVMUDiv] = TERM_UDIV, [LLVMSDiv] = TERM_SDIV,
		[LLVMURem] = TERM_UREM, [LLVMSRem] = TERM_SREM,
		[LLVMShl] = TERM_SHL,   [LLVMLShr] = TERM_LSHR,
		[LLVMAShr] = TERM_ASHR, [LLVMAnd] = TERM_AND,
		[LLVMOr] = TERM_OR,     [LLVMXor] = TERM_XOR,
	};
	LLVMOpcode opcode = LLVMGetInstructionOpcode(instruction);

	switch (opcode) {
	case LLVMAdd:
	case LLVMSub:
	case LLVMMul:
		if (is_marked(machine, instruction, " nsw "))
			machine_oblige(machine, path, MUST_NOT_OVERFLOW,
			               term_not(terms, overflows(terms, opcode,
			                                         true, a, b)),
			               NULL, instruction);
		if (opcode == LLVMSub)
			return term_sub(terms, a, b);
		break;
	case LLVMSDiv:
		if (is_marked(machine, instruction, " exact "))
			return divide_exactly(machine, path, a, b, instruction);
		must_divide(machine, path, a, b, instruction);
		break;
	case LLVMUDiv:
	case LLVMURem:
	case LLVMSRem:
		must_divide(machine, path, a, b, instruction);
		break;
	case LLVMShl:
	case LLVMLShr:
	case LLVMAShr:
		machine_oblige(
			machine, path, MUST_SHIFT_LESS,
			term_binary(terms, TERM_ULT, b,
		                    term_const(terms, b->width, b->width)),
			NULL, instruction);
		break;
	default:
		break;
	}
	/* The kernel's own division of so many bits is written out, too. */
	if (is_division(opcode) && a->width == 64 && b->kind != TERM_CONST)
		return term_divide(terms, kinds[opcode], a, b);
	return term_binary(terms, kinds[opcode], a, b);
}

bool
counts_overflow(const char *name)
{
	return strncmp(name, "llvm.", 5) == 0 &&
	       strstr(name, ".with.overflow.");
}

term
part_of_overflow(struct machine *machine, const char *name, const term *args,
                 uint32_t part)
{
	struct terms *terms = &machine->terms;
	LLVMOpcode opcode = strncmp(name + 6, "add", 3) == 0   ? LLVMAdd
	                    : strncmp(name + 6, "sub", 3) == 0 ? LLVMSub
	                                                       : LLVMMul;

	if (part == 1)
		return overflows(terms, opcode, name[5] == 's', args[0],
		                 args[1]);
	return opcode == LLVMSub
	               ? term_sub(terms, args[0], args[1])
	               : term_binary(terms,
	                             opcode == LLVMAdd ? TERM_ADD : TERM_MUL,
	                             args[0], args[1]);
}

term
compare_numbers(struct terms *terms, LLVMIntPredicate predicate,
                const term *args)
{
	term a = args[0], b = args[1];

	switch (predicate) {
	case LLVMIntEQ:
		return term_eq(terms, a, b);
	case LLVMIntNE:
		return term_not(terms, term_eq(terms, a, b));
	case LLVMIntULT:
		return term_binary(terms, TERM_ULT, a, b);
	case LLVMIntUGT:
		return term_binary(terms, TERM_ULT, b, a);
	case LLVMIntULE:
		return term_not(terms, term_binary(terms, TERM_ULT, b, a));
	case LLVMIntUGE:
		return term_not(terms, term_binary(terms, TERM_ULT, a, b));
	case LLVMIntSLT:
		return term_binary(terms, TERM_SLT, a, b);
	case LLVMIntSGT:
		return term_binary(terms, TERM_SLT, b, a);
	case LLVMIntSLE:
		return term_not(terms, term_binary(terms, TERM_SLT, b, a));
	default:
		return term_not(terms, term_binary(terms, TERM_SLT, a, b));
	}
}
