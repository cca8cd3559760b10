/* Operands as C. */
#include <ctype.h>
#include <elf.h>
#include <inttypes.h>
#include <string.h>

#include "lift.h"

/* A register, or a part of one. */
struct part {
	x86_reg number;
	const char *whole;
	uint8_t width, low;
};

static const struct part parts[] = {
	{X86_REG_EAX, "eax", 32, 0}, {X86_REG_ECX, "ecx", 32, 0},
	{X86_REG_EDX, "edx", 32, 0}, {X86_REG_EBX, "ebx", 32, 0},
	{X86_REG_ESP, "esp", 32, 0}, {X86_REG_EBP, "ebp", 32, 0},
	{X86_REG_ESI, "esi", 32, 0}, {X86_REG_EDI, "edi", 32, 0},
	{X86_REG_AX, "eax", 16, 0},  {X86_REG_CX, "ecx", 16, 0},
	{X86_REG_DX, "edx", 16, 0},  {X86_REG_BX, "ebx", 16, 0},
	{X86_REG_SP, "esp", 16, 0},  {X86_REG_BP, "ebp", 16, 0},
	{X86_REG_SI, "esi", 16, 0},  {X86_REG_DI, "edi", 16, 0},
	{X86_REG_AL, "eax", 8, 0},   {X86_REG_CL, "ecx", 8, 0},
	{X86_REG_DL, "edx", 8, 0},   {X86_REG_BL, "ebx", 8, 0},
	{X86_REG_AH, "eax", 8, 8},   {X86_REG_CH, "ecx", 8, 8},
	{X86_REG_DH, "edx", 8, 8},   {X86_REG_BH, "ebx", 8, 8},
};

static const struct part *
part_of(x86_reg number)
{
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (parts[i].number == number)
			return &parts[i];
	return NULL;
}

/* Whether a register can be part of an address: all of it. */
static bool
is_whole(x86_reg number)
{
	const struct part *part = part_of(number);

	return part && part->width == 32;
}

bool
lift_knows(const struct operand *operand)
{
	switch (operand->kind) {
	case OPERAND_REGISTER:
		return part_of(operand->base);
	case OPERAND_NUMBER:
		return true;
	default:
		/* Other segments than fs and gs are flat. */
		return operand->segment != X86_REG_FS &&
		       operand->segment != X86_REG_GS && operand->size <= 4 &&
		       (operand->base == X86_REG_INVALID ||
		        is_whole(operand->base)) &&
		       (operand->index == X86_REG_INVALID ||
		        is_whole(operand->index));
	}
}

void
lift_declare(struct lifting *lifting, const char *begin, const char *name,
             const char *end)
{
	for (uint32_t i = 0; i < lifting->declared_count; i++)
		if (strcmp(lifting->declared[i], name) == 0)
			return;
	if (lifting->declared_count == lifting->declared_most) {
		uint32_t most = lifting->declared_most * 2 + 8;
		const char **more =
			arena_array(lifting->arena, const char *, most);

		if (lifting->declared_count > 0)
			memcpy(more, lifting->declared,
			       lifting->declared_count * sizeof(*more));
		lifting->declared = more;
		lifting->declared_most = most;
	}
	lifting->declared[lifting->declared_count++] = name;
	text_print(lifting->declarations, "extern %s%s%s;\n", begin, name, end);
}

/* A name for a section's begin: .text becomes section_text. */
static const char *
section_name(struct lifting *lifting, uint32_t section)
{
	const char *name = lifting->code->object->sections.items[section].name;
	char *plain = arena_print(lifting->arena, "section_%s",
	                          name[0] == '.' ? name + 1 : name);

	for (char *at = plain; *at; at++)
		if (!isalnum((unsigned char)*at))
			*at = '_';
	lift_declare(lifting, "char ", plain, "[]");
	return plain;
}

const char *
lift_here(struct lifting *lifting, uint32_t offset)
{
	return arena_print(lifting->arena, "((uint32_t)%s + 0x%" PRIx32 "u)",
	                   section_name(lifting, lifting->section), offset);
}

const char *
lift_symbol(struct lifting *lifting, const struct operand *operand)
{
	const struct object *object = lifting->code->object;
	const struct symbol *symbol;

	if (!operand->relocation)
		return NULL;
	symbol = &object->symbols.items[operand->relocation->symbol];
	return symbol->section == SHN_UNDEF ? symbol->name : NULL;
}

/* The number of an operand: with what the linker adds to it. */
static const char *
number_of(struct lifting *lifting, const struct operand *operand)
{
	const struct object *object = lifting->code->object;
	uint32_t number = (uint32_t)operand->number;
	const struct symbol *symbol;
	const char *name;

	if (!operand->relocation)
		return arena_print(lifting->arena, "0x%" PRIx32 "u", number);
	symbol = &object->symbols.items[operand->relocation->symbol];
	if (symbol->section < object->sections.count &&
	    symbol->section != SHN_UNDEF) {
		number += (uint32_t)symbol->value;
		name = section_name(lifting, symbol->section);
	} else {
		name = symbol->name;
		lift_declare(lifting, "char ", name, "[]");
	}
	return arena_print(lifting->arena, "((uint32_t)%s + 0x%" PRIx32 "u)",
	                   name, number);
}

const char *
lift_address(struct lifting *lifting, const struct operand *operand)
{
	const struct part *base = part_of(operand->base);
	const struct part *index = part_of(operand->index);
	const char *address = number_of(lifting, operand);

	if (base)
		address = arena_print(lifting->arena, "CPU.%s + %s",
		                      base->whole, address);
	if (index)
		address = arena_print(lifting->arena, "%s + CPU.%s * %uu",
		                      address, index->whole, operand->scale);
	return address;
}

const char *
lift_read(struct lifting *lifting, const struct operand *operand)
{
	const struct part *part = part_of(operand->base);
	uint32_t width = operand->size * 8u;

	switch (operand->kind) {
	case OPERAND_REGISTER:
		if (part->width == 32)
			return arena_print(lifting->arena, "CPU.%s",
			                   part->whole);
		if (part->low > 0)
			return arena_print(lifting->arena,
			                   "x86_low(CPU.%s >> %u, %u)",
			                   part->whole, part->low, part->width);
		return arena_print(lifting->arena, "x86_low(CPU.%s, %u)",
		                   part->whole, part->width);
	case OPERAND_NUMBER:
		return width == 32 || width == 0
		               ? number_of(lifting, operand)
		               : arena_print(lifting->arena, "x86_low(%s, %u)",
		                             number_of(lifting, operand),
		                             width);
	default:
		return arena_print(lifting->arena, "*(uint%u_t *)(%s)", width,
		                   lift_address(lifting, operand));
	}
}

const char *
lift_write(struct lifting *lifting, const struct operand *operand,
           const char *value)
{
	const struct part *part = part_of(operand->base);

	if (operand->kind == OPERAND_MEMORY)
		return arena_print(
			lifting->arena, "*(uint%u_t *)(%s) = (uint%u_t)(%s);",
			operand->size * 8u, lift_address(lifting, operand),
			operand->size * 8u, value);
	if (part->width == 32)
		return arena_print(lifting->arena, "CPU.%s = %s;", part->whole,
		                   value);
	return arena_print(lifting->arena, "x86_set(&CPU.%s, %u, %u, %s);",
	                   part->whole, part->low, part->width, value);
}
