#include "tried.h"

#include <inttypes.h>
#include <string.h>

#include "inside.h"
#include "reach.h"

enum { BYTE_BITS = 8, WORDS_MOST = 8, NUMBERS_MOST = 64, SMALL = 3 };

static unsigned
bits_of(LLVMTypeRef type)
{
	switch (LLVMGetTypeKind(type)) {
	case LLVMIntegerTypeKind:
		return LLVMGetIntTypeWidth(type);
	case LLVMPointerTypeKind:
		return WORD_BITS;
	default:
		return 0;
	}
}

static bool
is_pointer(LLVMTypeRef type)
{
	return LLVMGetTypeKind(type) == LLVMPointerTypeKind;
}

/* Whether it is a pointer to numbers, of which random ones are right. */
static bool
is_to_numbers(LLVMTypeRef type)
{
	return is_pointer(type) &&
	       LLVMGetTypeKind(LLVMGetElementType(type)) == LLVMIntegerTypeKind;
}

/*
 * Adds the bits of the words that are taken, 0 for pointers, or returns false
 * if something else is.  What code takes for a pointer may be a number for its
 * specification; to assembly it is one.
 */
static bool
add_words(const struct tried *tried, struct text *bits, uint32_t *count)
{
	LLVMValueRef typed = tried->style ? tried->spec : tried->code;
	uint32_t params = LLVMCountParams(typed);

	if (params != LLVMCountParams(tried->spec))
		return false;
	for (uint32_t i = 0; i < params; i++) {
		LLVMTypeRef type = LLVMTypeOf(LLVMGetParam(tried->spec, i));
		unsigned width = bits_of(LLVMTypeOf(LLVMGetParam(typed, i)));

		if (width == 0 || width > 2 * WORD_BITS ||
		    (is_pointer(type) && !is_to_numbers(type)))
			return false;
		if (is_pointer(type) && !tried->style)
			width = 0;
		for (; width > WORD_BITS; width -= WORD_BITS, ++*count)
			text_print(bits, "%d, ", WORD_BITS);
		text_print(bits, "%u, ", width);
		++*count;
	}
	return *count <= WORDS_MOST;
}

/* What a function of the same name does here, or by its specification. */
static LLVMValueRef
meaning_of(struct machine *machine, const char *name)
{
	LLVMValueRef code = machine_function(machine, name);

	return code ? code
	            : machine_function(machine, arena_print(machine->arena,
	                                                    "spec_%s", name));
}

/* All registers but those that a call finds its way back by. */
static uint32_t
add_registers(struct text *bits)
{
	enum { REGISTERS = 7 };

	for (uint32_t i = 0; i < REGISTERS; i++)
		text_print(bits, "%d, ", WORD_BITS);
	return REGISTERS;
}

static bool
has_number(const uint64_t *numbers, uint32_t count, uint64_t number)
{
	while (count > 0 && numbers[count - 1] != number)
		count--;
	return count > 0;
}

/* Numbers that are none of the smallest, of which both sides speak. */
static void
write_numbers(const struct tried *tried, struct text *text)
{
	struct machine *machine = tried->machine;
	uint64_t numbers[NUMBERS_MOST], number;
	struct reach reach = {0};
	uint32_t count = 0;

	reach_from(&reach, machine->arena, tried->code);
	reach_from(&reach, machine->arena, tried->spec);
	for (uint32_t i = 0; i < reach.all.count && count < NUMBERS_MOST; i++) {
		LLVMValueRef value = reach.all.items[i];

		if (LLVMIsAFunction(value) && LLVMIsDeclaration(value))
			value = meaning_of(machine, LLVMGetValueName(value));
		if (!value || !LLVMIsAConstantInt(value) ||
		    bits_of(LLVMTypeOf(value)) != WORD_BITS) {
			if (value)
				reach_from(&reach, machine->arena, value);
			continue;
		}
		number = LLVMConstIntGetZExtValue(value);
		if (number > SMALL && !has_number(numbers, count, number))
			numbers[count++] = number;
	}
	text_print(text, "static const uint32_t numbers_%s[] = {", tried->name);
	for (uint32_t i = 0; i < count; i++)
		text_print(text, "%" PRIu64 "u, ", numbers[i]);
	text_print(text, "0};\n");
}

void
tried_write(const struct tried *tried, struct text *text, struct text *rows)
{
	LLVMTypeRef type =
		LLVMGetReturnType(LLVMGlobalGetValueType(tried->spec));
	struct text bits = {.arena = text->arena};
	unsigned result = bits_of(type);
	uint32_t count = 0;

	if (tried->style && result == 1) /* a truth is a byte to callers */
		result = BYTE_BITS;

	text_print(&bits, "%s", "");
	if (!add_words(tried, &bits, &count) ||
	    (is_pointer(type) && !tried->style) || result > 2 * WORD_BITS)
		return;
	if (tried->style && strcmp(tried->style, IN_REGISTERS) == 0)
		count = add_registers(&bits);
	text_print(text, "void %s(void), %s(void);\n", tried->code_name,
	           tried->spec_name);
	write_numbers(tried, text);
	text_print(rows,
	           "\t{\"%s\", %s, %s, numbers_%s, %u, %" PRIu32
	           ", {%s}, %s, %d},\n",
	           tried->name, tried->code_name, tried->spec_name, tried->name,
	           result, count, bits.bytes,
	           tried->style ? tried->style : "RANDOM_C",
	           axiom_of(tried->machine, tried->spec) != NULL);
}
