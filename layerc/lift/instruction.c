/* Instructions as C: see layerc_x86.h for what the functions do. */
#include <inttypes.h>
#include <string.h>

#include "lift.h"

static const struct condition {
	const char *c;
	x86_insn jump, set, move;
} conditions[] = {
	{"CPU.of", X86_INS_JO, X86_INS_SETO, X86_INS_CMOVO},
	{"!CPU.of", X86_INS_JNO, X86_INS_SETNO, X86_INS_CMOVNO},
	{"CPU.cf", X86_INS_JB, X86_INS_SETB, X86_INS_CMOVB},
	{"!CPU.cf", X86_INS_JAE, X86_INS_SETAE, X86_INS_CMOVAE},
	{"CPU.zf", X86_INS_JE, X86_INS_SETE, X86_INS_CMOVE},
	{"!CPU.zf", X86_INS_JNE, X86_INS_SETNE, X86_INS_CMOVNE},
	{"(CPU.cf | CPU.zf)", X86_INS_JBE, X86_INS_SETBE, X86_INS_CMOVBE},
	{"!(CPU.cf | CPU.zf)", X86_INS_JA, X86_INS_SETA, X86_INS_CMOVA},
	{"CPU.sf", X86_INS_JS, X86_INS_SETS, X86_INS_CMOVS},
	{"!CPU.sf", X86_INS_JNS, X86_INS_SETNS, X86_INS_CMOVNS},
	{"CPU.sf != CPU.of", X86_INS_JL, X86_INS_SETL, X86_INS_CMOVL},
	{"CPU.sf == CPU.of", X86_INS_JGE, X86_INS_SETGE, X86_INS_CMOVGE},
	{"(CPU.zf | (CPU.sf ^ CPU.of))", X86_INS_JLE, X86_INS_SETLE,
         X86_INS_CMOVLE},
	{"!(CPU.zf | (CPU.sf ^ CPU.of))", X86_INS_JG, X86_INS_SETG,
         X86_INS_CMOVG},
	{"CPU.ecx == 0", X86_INS_JECXZ, X86_INS_INVALID, X86_INS_INVALID},
	{"--CPU.ecx != 0", X86_INS_LOOP, X86_INS_INVALID, X86_INS_INVALID},
};

const char *
lift_condition(x86_insn id)
{
	for (size_t i = 0; i < sizeof(conditions) / sizeof(*conditions); i++)
		if (conditions[i].jump == id)
			return conditions[i].c;
	return NULL;
}

/* Those of two operands: function(a operator b, rest width). */
static const struct binary {
	x86_insn id;
	const char *function, *operator, * rest;
	bool only_flags;
} binaries[] = {
	{X86_INS_ADD, "x86_add", ", ", "0, ", false},
	{X86_INS_ADC, "x86_add", ", ", "CPU.cf, ", false},
	{X86_INS_SUB, "x86_sub", ", ", "0, ", false},
	{X86_INS_SBB, "x86_sub", ", ", "CPU.cf, ", false},
	{X86_INS_CMP, "x86_sub", ", ", "0, ", true},
	{X86_INS_AND, "x86_logic", " & ", "", false},
	{X86_INS_OR, "x86_logic", " | ", "", false},
	{X86_INS_XOR, "x86_logic", " ^ ", "", false},
	{X86_INS_TEST, "x86_logic", " & ", "", true},
	{X86_INS_SHL, "x86_shl", ", ", "", false},
	{X86_INS_SAL, "x86_shl", ", ", "", false},
	{X86_INS_SHR, "x86_shr", ", ", "", false},
	{X86_INS_SAR, "x86_sar", ", ", "", false},
	{X86_INS_IMUL, "x86_imul", ", ", "", false},
};

/* Those of one: begin operand, width end. */
static const struct unary {
	x86_insn id;
	const char *begin;
} unaries[] = {
	{X86_INS_INC, "x86_inc("},
	{X86_INS_DEC, "x86_dec("},
	{X86_INS_NEG, "x86_neg("},
	{X86_INS_NOT, "x86_low(~"},
};

/* Those without operands, or whose operands are all implied. */
static const struct plain {
	x86_insn id;
	const char *c;
} plains[] = {
	{X86_INS_NOP, ";"},
	{X86_INS_CLD, "CPU.df = 0;"},
	{X86_INS_STD, "CPU.df = 1;"},
	{X86_INS_CLC, "CPU.cf = 0;"},
	{X86_INS_STC, "CPU.cf = 1;"},
	{X86_INS_CMC, "CPU.cf = !CPU.cf;"},
	{X86_INS_CDQ, "CPU.edx = 0 - x86_sign(CPU.eax, 32);"},
	{X86_INS_CWDE, "CPU.eax = x86_extend(CPU.eax, 16);"},
	{X86_INS_LEAVE, "CPU.esp = CPU.ebp; CPU.ebp = x86_pop();"},
	{X86_INS_RDTSC, "x86_set64(x86_rdtsc());"},
	{X86_INS_RDMSR, "x86_set64(x86_rdmsr(CPU.ecx));"},
	{X86_INS_WRMSR, "x86_wrmsr(CPU.ecx, (uint64_t)CPU.edx << 32 | "
                        "CPU.eax);"},
	{X86_INS_CPUID, "x86_cpuid();"},
	{X86_INS_CLI, "x86_cli();"},
	{X86_INS_STI, "x86_sti();"},
	{X86_INS_HLT, "x86_hlt();"},
};

/* Repeated: where more is said than which registers moved, they, and what. */
#define COPIES "X86_CAN_COPY, X86_HAVE_MOVED, X86_IS_COPIED"
#define FILLS "X86_CAN_FILL, X86_HAS_FILLED, X86_IS_FILLED"
#define LOADS "X86_CAN_LOAD, X86_HAS_LOADED, X86_HAS_LOADED"

static const struct string {
	x86_insn id;
	const char *step, *done; /* NULL: it is repeated while flags say so */
	uint8_t size;
} strings[] = {
	{X86_INS_MOVSB, "X86_MOVS", COPIES, 1},
	{X86_INS_MOVSW, "X86_MOVS", COPIES, 2},
	{X86_INS_MOVSD, "X86_MOVS", COPIES, 4},
	{X86_INS_STOSB, "X86_STOS", FILLS, 1},
	{X86_INS_STOSW, "X86_STOS", FILLS, 2},
	{X86_INS_STOSD, "X86_STOS", FILLS, 4},
	{X86_INS_LODSB, "X86_LODS", LOADS, 1},
	{X86_INS_LODSW, "X86_LODS", LOADS, 2},
	{X86_INS_LODSD, "X86_LODS", LOADS, 4},
	{X86_INS_CMPSB, "X86_CMPS", NULL, 1},
	{X86_INS_CMPSW, "X86_CMPS", NULL, 2},
	{X86_INS_CMPSD, "X86_CMPS", NULL, 4},
};

static bool
lift_binary(struct lifting *lifting, const struct instruction *instruction)
{
	const struct operand *to = &instruction->operands[0];
	uint8_t count = instruction->operand_count;

	for (size_t i = 0; i < sizeof(binaries) / sizeof(*binaries); i++) {
		const struct binary *binary = &binaries[i];
		const char *value;

		if (binary->id != instruction->id || count < 2)
			continue;
		value = arena_print(
			lifting->arena, "%s(%s%s%s, %s%u)", binary->function,
			lift_read(lifting, &to[count - 2]), binary->operator,
			lift_read(lifting, &to[count - 1]), binary->rest,
			to->size * 8u);
		text_print(lifting->text, "\t%s%s\n",
		           binary->only_flags ? value
		                              : lift_write(lifting, to, value),
		           binary->only_flags ? ";" : "");
		return true;
	}
	return false;
}

static bool
lift_unary(struct lifting *lifting, const struct instruction *instruction)
{
	const struct operand *to = &instruction->operands[0];

	for (size_t i = 0; i < sizeof(unaries) / sizeof(*unaries); i++) {
		const char *value;

		if (unaries[i].id != instruction->id)
			continue;
		value = arena_print(lifting->arena, "%s%s, %u)",
		                    unaries[i].begin, lift_read(lifting, to),
		                    to->size * 8u);
		text_print(lifting->text, "\t%s\n",
		           lift_write(lifting, to, value));
		return true;
	}
	return false;
}

static bool
lift_plain(struct lifting *lifting, const struct instruction *instruction)
{
	for (size_t i = 0; i < sizeof(plains) / sizeof(*plains); i++) {
		if (plains[i].id != instruction->id)
			continue;
		text_print(lifting->text, "\t%s\n", plains[i].c);
		return true;
	}
	return false;
}

static bool
lift_conditional(struct lifting *lifting, const struct instruction *instruction)
{
	const struct operand *operands = instruction->operands;

	for (size_t i = 0; i < sizeof(conditions) / sizeof(*conditions); i++) {
		const struct condition *condition = &conditions[i];

		if (condition->set == instruction->id) {
			text_print(lifting->text, "\t%s\n",
			           lift_write(lifting, &operands[0],
			                      condition->c));
			return true;
		}
		/* What is moved from is read, whether it is moved or not. */
		if (condition->move == instruction->id) {
			text_print(lifting->text,
			           "\t{ uint32_t from = %s; if (%s) %s }\n",
			           lift_read(lifting, &operands[1]),
			           condition->c,
			           lift_write(lifting, &operands[0], "from"));
			return true;
		}
	}
	return false;
}

/* repne is f2, repe and rep are f3; other prefixes may stand before. */
static bool
repeats_unequal(struct lifting *lifting, const struct instruction *instruction)
{
	const struct section *section =
		&lifting->code->object->sections.items[lifting->section];
	const unsigned char *at = section->bytes + instruction->offset;

	while (*at != 0xf2 && *at != 0xf3)
		at++;
	return *at == 0xf2;
}

static bool
lift_string(struct lifting *lifting, const struct instruction *instruction)
{
	const struct string *string = NULL;

	for (size_t i = 0; i < sizeof(strings) / sizeof(*strings); i++)
		if (strings[i].id == instruction->id)
			string = &strings[i];
	if (!string)
		return false;
	if (!instruction->repeated)
		text_print(lifting->text, "\t%s(uint%u_t);\n", string->step,
		           string->size * 8u);
	else if (string->done)
		text_print(lifting->text, "\tX86_REP(%s, uint%u_t, %s);\n",
		           string->step, string->size * 8u, string->done);
	else
		text_print(lifting->text,
		           "\tX86_COMPARE_WHILE(%d, uint%u_t);\n",
		           !repeats_unequal(lifting, instruction),
		           string->size * 8u);
	return true;
}

/* Control registers and ports: what only the machine knows. */
static bool
lift_machine(struct lifting *lifting, const struct instruction *instruction)
{
	const struct operand *operands = instruction->operands;
	const char *value;

	switch (instruction->id) {
	case X86_INS_IN:
		value = arena_print(lifting->arena, "x86_in(%s, %u)",
		                    lift_read(lifting, &operands[1]),
		                    operands[0].size * 8u);
		text_print(lifting->text, "\t%s\n",
		           lift_write(lifting, &operands[0], value));
		return true;
	case X86_INS_OUT:
		text_print(lifting->text, "\tx86_out(%s, %s, %u);\n",
		           lift_read(lifting, &operands[0]),
		           lift_read(lifting, &operands[1]),
		           operands[1].size * 8u);
		return true;
	case X86_INS_INVLPG:
		text_print(lifting->text, "\tx86_invlpg(%s);\n",
		           lift_address(lifting, &operands[0]));
		return true;
	default:
		return false;
	}
}

static bool
lift_move(struct lifting *lifting, const struct instruction *instruction)
{
	const struct operand *to = instruction->operands, *from = to + 1;
	const char *value;

	switch (instruction->id) {
	case X86_INS_MOV:
	case X86_INS_MOVZX:
		value = arena_print(lifting->arena, "%s",
		                    lift_read(lifting, from));
		break;
	case X86_INS_MOVSX:
		value = arena_print(lifting->arena,
		                    "x86_low(x86_extend(%s, %u), %u)",
		                    lift_read(lifting, from), from->size * 8u,
		                    to->size * 8u);
		break;
	case X86_INS_LEA:
		value = arena_print(lifting->arena, "x86_low(%s, %u)",
		                    lift_address(lifting, from), to->size * 8u);
		break;
	case X86_INS_POP:
		value = arena_print(lifting->arena, "word");
		text_print(lifting->text,
		           "\t{ uint32_t word = x86_pop(); %s }\n",
		           lift_write(lifting, to, value));
		return true;
	case X86_INS_PUSH:
		text_print(lifting->text, "\tx86_push(%s);\n",
		           lift_read(lifting, to));
		return true;
	case X86_INS_XCHG:
		text_print(lifting->text, "\t{ uint32_t word = %s; %s %s }\n",
		           lift_read(lifting, to),
		           lift_write(lifting, to, lift_read(lifting, from)),
		           lift_write(lifting, from, "word"));
		return true;
	case X86_INS_MUL:
		text_print(lifting->text, "\tx86_mul(%s);\n",
		           lift_read(lifting, to));
		return to->size == 4;
	default:
		return false;
	}
	text_print(lifting->text, "\t%s\n", lift_write(lifting, to, value));
	return true;
}

/* In the order in which instructions number them. */
static const x86_reg segments[] = {
	X86_REG_ES, X86_REG_CS, X86_REG_SS, X86_REG_DS, X86_REG_FS, X86_REG_GS,
};

/* Tables of the processor's, and what is loaded out of them. */
static bool
lift_system(struct lifting *lifting, const struct instruction *instruction)
{
	const struct operand *to = instruction->operands;
	struct operand place = *to;
	const char *address;

	place.size = 4;
	if (instruction->id == X86_INS_LTR && lift_knows(to)) {
		text_print(lifting->text, "\tx86_load_task(%s);\n",
		           lift_read(lifting, to));
		return true;
	}
	if (instruction->id == X86_INS_MOV && to->kind == OPERAND_REGISTER &&
	    lift_knows(to + 1))
		for (size_t i = 0; i < sizeof(segments) / sizeof(*segments);
		     i++)
			if (to->base == segments[i]) {
				text_print(lifting->text,
				           "\tx86_load_segment(%zu, %s);\n", i,
				           lift_read(lifting, to + 1));
				return true;
			}
	if ((instruction->id != X86_INS_LGDT &&
	     instruction->id != X86_INS_LIDT) ||
	    !lift_knows(&place))
		return false;
	address = lift_address(lifting, to);
	text_print(lifting->text,
	           "\t%s(*(uint16_t *)(%s), *(uint32_t *)(%s + 2u));\n",
	           instruction->id == X86_INS_LGDT ? "x86_lgdt" : "x86_lidt",
	           address, address);
	return true;
}

/* Numbers between cr0 to cr4 and a general register. */
static bool
lift_control(struct lifting *lifting, const struct instruction *instruction)
{
	const struct operand *to = instruction->operands, *from = to + 1;
	const char *value;

	if (instruction->id != X86_INS_MOV)
		return false;
	if (from->kind == OPERAND_REGISTER && from->base >= X86_REG_CR0 &&
	    from->base <= X86_REG_CR4) {
		value = arena_print(lifting->arena, "x86_get_cr(%u)",
		                    from->base - X86_REG_CR0);
		text_print(lifting->text, "\t%s\n",
		           lift_write(lifting, to, value));
		return true;
	}
	if (to->kind == OPERAND_REGISTER && to->base >= X86_REG_CR0 &&
	    to->base <= X86_REG_CR4) {
		text_print(lifting->text, "\tx86_set_cr(%u, %s);\n",
		           to->base - X86_REG_CR0, lift_read(lifting, from));
		return true;
	}
	return false;
}

/* Whether every operand is one that C can be made of. */
static bool
knows_operands(const struct instruction *instruction)
{
	for (uint8_t i = 0; i < instruction->operand_count; i++)
		if (!lift_knows(&instruction->operands[i]))
			return false;
	/* Of 16 bits they move esp by two. */
	return (instruction->id != X86_INS_PUSH &&
	        instruction->id != X86_INS_POP) ||
	       instruction->operands[0].size == 4;
}

void
lift_instruction(struct lifting *lifting, const struct instruction *instruction)
{
	const char *name = instruction->mnemonic ? instruction->mnemonic : "";
	const char *unknown;

	if (lift_control(lifting, instruction) ||
	    lift_system(lifting, instruction) ||
	    lift_plain(lifting, instruction))
		return;
	if (knows_operands(instruction) &&
	    (lift_string(lifting, instruction) ||
	     lift_move(lifting, instruction) ||
	     lift_binary(lifting, instruction) ||
	     lift_unary(lifting, instruction) ||
	     lift_conditional(lifting, instruction) ||
	     lift_machine(lifting, instruction)))
		return;
	unknown = arena_print(lifting->arena, "x86_other_%s",
	                      *name ? name : "bytes");
	lift_declare(lifting, "void ", unknown, "(void)");
	text_print(lifting->text, "\t%s();\n", unknown);
}
