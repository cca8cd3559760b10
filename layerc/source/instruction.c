#include "instruction.h"

#include <capstone/capstone.h>
#include <string.h>

#include "../base/die.h"
#include "instruction_class.h"
#include "instruction_memo.h"

enum { CLASSES_KNOWN = 0x80 };

struct decoder {
	csh handle;
	cs_insn *raw;
	struct memo *memo;
	/* With CLASSES_KNOWN once they were looked up. */
	uint8_t by_id[X86_INS_ENDING], by_register[X86_REG_ENDING];
};

struct decoder *
decoder_new(struct arena *arena)
{
	struct decoder *decoder = arena_new(arena, struct decoder);

	if (cs_open(CS_ARCH_X86, CS_MODE_32, &decoder->handle) != CS_ERR_OK)
		die("libcapstone cannot be used");
	cs_option(decoder->handle, CS_OPT_DETAIL, CS_OPT_ON);
	decoder->raw = cs_malloc(decoder->handle);
	if (!decoder->raw)
		die("out of memory");
	decoder->memo = memo_new(arena);
	return decoder;
}

void
decoder_free(struct decoder *decoder)
{
	cs_free(decoder->raw, 1);
	cs_close(&decoder->handle);
}

enum general_register
code_general(x86_reg name)
{
	switch (name) {
	case X86_REG_AL:
	case X86_REG_AH:
	case X86_REG_AX:
	case X86_REG_EAX:
	case X86_REG_RAX:
		return EAX;
	case X86_REG_CL:
	case X86_REG_CH:
	case X86_REG_CX:
	case X86_REG_ECX:
	case X86_REG_RCX:
		return ECX;
	case X86_REG_DL:
	case X86_REG_DH:
	case X86_REG_DX:
	case X86_REG_EDX:
	case X86_REG_RDX:
		return EDX;
	case X86_REG_BL:
	case X86_REG_BH:
	case X86_REG_BX:
	case X86_REG_EBX:
	case X86_REG_RBX:
		return EBX;
	case X86_REG_SP:
	case X86_REG_ESP:
		return ESP;
	case X86_REG_BP:
	case X86_REG_EBP:
		return EBP;
	case X86_REG_SI:
	case X86_REG_ESI:
		return ESI;
	case X86_REG_DI:
	case X86_REG_EDI:
		return EDI;
	default:
		return NOT_GENERAL;
	}
}

static enum flow
flow_of(x86_insn id)
{
	switch (id) {
	case X86_INS_CALL:
	case X86_INS_LCALL:
		return FLOW_CALL;
	case X86_INS_JMP:
	case X86_INS_LJMP:
		return FLOW_JUMP;
	case X86_INS_RET:
	case X86_INS_RETF:
	case X86_INS_IRET:
	case X86_INS_IRETD:
	case X86_INS_SYSEXIT:
	case X86_INS_SYSRET:
	case X86_INS_RSM:
		return FLOW_RETURN;
	case X86_INS_UD0:
	case X86_INS_UD2:
	case X86_INS_UD2B:
		return FLOW_STOP;
	case X86_INS_LOOP:
	case X86_INS_LOOPE:
	case X86_INS_LOOPNE:
	case X86_INS_XBEGIN:
		return FLOW_BRANCH;
	default:
		return FLOW_NEXT;
	}
}

/* What libcapstone says of memory, where that is wrong or not said. */
static void
correct_memory(x86_insn id, struct operand *memory)
{
	switch (id) {
	case X86_INS_LEA:
	case X86_INS_NOP:
	case X86_INS_INVLPG:
	case X86_INS_INVLPGA:
	case X86_INS_CLFLUSH:
	case X86_INS_CLFLUSHOPT:
	case X86_INS_CLWB:
	case X86_INS_PREFETCH:
	case X86_INS_PREFETCHW:
	case X86_INS_PREFETCHNTA:
	case X86_INS_PREFETCHT0:
	case X86_INS_PREFETCHT1:
	case X86_INS_PREFETCHT2:
		memory->read = memory->written = false;
		return;
	case X86_INS_TEST:
	case X86_INS_BOUND:
	case X86_INS_OUTSB:
	case X86_INS_OUTSW:
	case X86_INS_OUTSD:
		memory->read = true;
		memory->written = false;
		return;
	case X86_INS_CMPXCHG:
	case X86_INS_CMPXCHG8B:
		memory->read = memory->written = true;
		return;
	case X86_INS_INSB:
	case X86_INS_INSW:
	case X86_INS_INSD:
	case X86_INS_FST:
	case X86_INS_FSTP:
	case X86_INS_FIST:
	case X86_INS_FISTP:
	case X86_INS_FISTTP:
	case X86_INS_FBSTP:
	case X86_INS_FNSTCW:
	case X86_INS_FNSTSW:
	case X86_INS_FNSTENV:
	case X86_INS_FNSAVE:
	case X86_INS_FXSAVE:
	case X86_INS_STMXCSR:
	case X86_INS_XSAVE:
	case X86_INS_XSAVEC:
	case X86_INS_XSAVEOPT:
	case X86_INS_XSAVES:
		memory->read = false;
		memory->written = true;
		return;
	default:
		/* What is not known may be either. */
		if (!memory->read && !memory->written)
			memory->read = memory->written = true;
		return;
	}
}

/* Registers that an instruction uses and libcapstone does not mention. */
static void
add_implied(struct instruction *instruction)
{
	switch (instruction->id) {
	case X86_INS_PUSH:
	case X86_INS_POP:
	case X86_INS_LCALL:
	case X86_INS_RETF:
	case X86_INS_IRET:
	case X86_INS_IRETD:
		instruction->reads |= REGISTER_BIT(ESP);
		instruction->writes |= REGISTER_BIT(ESP);
		return;
	case X86_INS_ENTER:
		instruction->reads |= REGISTER_BIT(ESP) | REGISTER_BIT(EBP);
		instruction->writes |= REGISTER_BIT(ESP) | REGISTER_BIT(EBP);
		return;
	case X86_INS_XLATB:
		instruction->reads |= REGISTER_BIT(EAX) | REGISTER_BIT(EBX);
		instruction->writes |= REGISTER_BIT(EAX);
		return;
	case X86_INS_CMPXCHG:
		instruction->reads |= REGISTER_BIT(EAX);
		instruction->writes |= REGISTER_BIT(EAX);
		return;
	case X86_INS_SYSEXIT:
		instruction->writes |= REGISTER_BIT(ESP);
		return;
	case X86_INS_INT:
	case X86_INS_SYSCALL:
	case X86_INS_SYSENTER:
		/* The answer is there, as everywhere. */
		instruction->writes |= REGISTER_BIT(EAX);
		return;
	default:
		return;
	}
}

static unsigned
classes_of_id(struct decoder *decoder, x86_insn id)
{
	uint8_t *known = &decoder->by_id[id];
	const char *name;

	if (*known == 0) {
		name = cs_insn_name(decoder->handle, id);
		*known = CLASSES_KNOWN;
		if (name)
			*known |= (uint8_t)instruction_classes(name,
			                                       strlen(name));
	}
	return *known & ~(unsigned)CLASSES_KNOWN;
}

static unsigned
classes_of_register(struct decoder *decoder, x86_reg number)
{
	uint8_t *known = &decoder->by_register[number];
	const char *name;

	if (*known == 0) {
		name = cs_reg_name(decoder->handle, number);
		*known = CLASSES_KNOWN;
		if (name)
			*known |= (uint8_t)register_classes(name, strlen(name));
	}
	return *known & ~(unsigned)CLASSES_KNOWN;
}

static bool
is_segment(x86_reg number)
{
	return number == X86_REG_CS || number == X86_REG_DS ||
	       number == X86_REG_ES || number == X86_REG_FS ||
	       number == X86_REG_GS || number == X86_REG_SS;
}

static void
take_operand(struct decoder *decoder, const cs_x86_op *from,
             struct instruction *instruction)
{
	struct operand *to =
		&instruction->operands[instruction->operand_count++];

	*to = (struct operand){
		.size = from->size,
		.read = from->access & CS_AC_READ,
		.written = from->access & CS_AC_WRITE,
	};
	switch (from->type) {
	case X86_OP_REG:
		to->kind = OPERAND_REGISTER;
		to->base = from->reg;
		instruction->classes |= classes_of_register(decoder, from->reg);
		/* What segments mean is the system's. */
		if (is_segment(from->reg) &&
		    (instruction->id == X86_INS_POP ||
		     (instruction->id == X86_INS_MOV && to->written)))
			instruction->classes |= INSTRUCTION_SYSTEM;
		break;
	case X86_OP_MEM:
		to->kind = OPERAND_MEMORY;
		to->base = from->mem.base;
		to->index = from->mem.index;
		to->segment = from->mem.segment;
		to->scale = (uint8_t)from->mem.scale;
		to->number = (int32_t)from->mem.disp;
		correct_memory(instruction->id, to);
		break;
	default:
		to->kind = OPERAND_NUMBER;
		to->number = (int32_t)from->imm;
		break;
	}
}

static void
take_registers(struct decoder *decoder, struct instruction *instruction)
{
	cs_regs reads, writes;
	uint8_t read_count = 0, write_count = 0;

	if (cs_regs_access(decoder->handle, decoder->raw, reads, &read_count,
	                   writes, &write_count) != CS_ERR_OK)
		return;
	for (uint8_t i = 0; i < read_count; i++)
		instruction->reads |=
			(uint8_t)REGISTER_BIT(code_general(reads[i]));
	for (uint8_t i = 0; i < write_count; i++)
		instruction->writes |=
			(uint8_t)REGISTER_BIT(code_general(writes[i]));
	add_implied(instruction);
}

static bool
has_group(const cs_insn *raw, uint8_t group)
{
	for (uint8_t i = 0; i < raw->detail->groups_count; i++)
		if (raw->detail->groups[i] == group)
			return true;
	return false;
}

static bool
disassemble(struct decoder *decoder, const unsigned char *bytes, size_t len,
            uint32_t offset, struct instruction *instruction,
            uint8_t *displacement)
{
	const uint8_t *at = bytes;
	uint64_t address = offset;
	const cs_insn *raw = decoder->raw;
	const cs_x86 *x86 = &raw->detail->x86;

	if (!cs_disasm_iter(decoder->handle, &at, &len, &address, decoder->raw))
		return false;
	*instruction = (struct instruction){
		.offset = offset,
		.size = raw->size,
		.id = (x86_insn)raw->id,
		.mnemonic = cs_insn_name(decoder->handle, raw->id),
		.flow = flow_of((x86_insn)raw->id),
		.classes = classes_of_id(decoder, (x86_insn)raw->id),
		.repeated = x86->prefix[0] == 0xf2 || x86->prefix[0] == 0xf3,
	};
	if (instruction->flow == FLOW_NEXT && has_group(raw, CS_GRP_JUMP))
		instruction->flow = FLOW_BRANCH;
	for (uint8_t i = 0; i < x86->op_count && i < MAX_OPERANDS; i++)
		take_operand(decoder, &x86->operands[i], instruction);
	take_registers(decoder, instruction);
	if (instruction->flow != FLOW_NEXT && instruction->operand_count > 0 &&
	    instruction->flow != FLOW_RETURN &&
	    instruction->operands[0].kind == OPERAND_NUMBER) {
		instruction->is_direct = true;
		instruction->target = (int32_t)x86->operands[0].imm;
	}
	*displacement = x86->encoding.disp_offset;
	return true;
}

/* Whether its first operand is counted from where it stands. */
static bool
is_near(const struct instruction *instruction)
{
	return instruction->is_direct && instruction->id != X86_INS_LCALL &&
	       instruction->id != X86_INS_LJMP;
}

/* Moves an instruction by so many bytes. */
static void
move(struct instruction *instruction, uint32_t distance)
{
	struct operand *to = &instruction->operands[0];

	instruction->offset += distance;
	if (!is_near(instruction))
		return;
	to->number = (int32_t)((uint32_t)to->number + distance);
	instruction->target = to->number;
}

/* Targets of 16 bits wrap, in libcapstone not all of them: they are left. */
static void
keep(struct decoder *decoder, const unsigned char *bytes,
     struct instruction instruction, uint8_t displacement)
{
	if (is_near(&instruction) && instruction.operands[0].size != 4)
		return;
	move(&instruction, 0u - instruction.offset);
	memo_keep(decoder->memo, bytes, &instruction, displacement);
}

bool
decoder_take(struct decoder *decoder, const unsigned char *bytes, size_t len,
             uint32_t offset, struct instruction *instruction,
             uint8_t *displacement)
{
	if (memo_find(decoder->memo, bytes, len, instruction, displacement)) {
		move(instruction, offset);
		return true;
	}
	if (!disassemble(decoder, bytes, len, offset, instruction,
	                 displacement))
		return false;
	keep(decoder, bytes, *instruction, *displacement);
	return true;
}
