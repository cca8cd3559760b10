#include "lift.h"

#include <inttypes.h>
#include <string.h>

/* What is known of the bytes of a section. */
enum mark {
	MARK_REACHED = 1, /* an instruction begins here that control comes to */
	MARK_TARGET = 2,  /* and by a jump */
};

/* A function that is made C of. */
struct shape {
	struct lifting *lifting;
	const struct function *function;
	unsigned char *marks; /* of its bytes */
};

static const struct instruction *
instruction_at(const struct shape *shape, int64_t offset)
{
	if (offset < shape->function->begin || offset >= shape->function->end)
		return NULL;
	return code_at(shape->lifting->code, shape->function->section,
	               (uint32_t)offset);
}

static unsigned char *
mark_of(const struct shape *shape, const struct instruction *at)
{
	return &shape->marks[at->offset - shape->function->begin];
}

/* Where a jump to a segment and a place goes, in its function; or NULL. */
static const struct instruction *
far_target_of(const struct shape *shape, const struct instruction *at)
{
	const struct operand *to = &at->operands[1];
	const struct symbol *symbol;

	if (!at->is_direct || at->operand_count != 2 || !to->relocation)
		return NULL;
	symbol = &shape->lifting->code->object->symbols
	                  .items[to->relocation->symbol];
	return symbol->section == shape->function->section
	               ? instruction_at(shape,
	                                (int64_t)symbol->value + to->number)
	               : NULL;
}

/* Where an instruction jumps to in its function, or NULL. */
static const struct instruction *
target_of(const struct shape *shape, const struct instruction *at)
{
	if (at->id == X86_INS_LJMP)
		return far_target_of(shape, at);
	if ((at->flow != FLOW_BRANCH && at->flow != FLOW_JUMP) ||
	    !at->is_direct || at->operands[0].relocation)
		return NULL;
	return instruction_at(shape, at->target);
}

static bool
goes_on(const struct instruction *at)
{
	return at->flow == FLOW_NEXT || at->flow == FLOW_CALL ||
	       at->flow == FLOW_BRANCH;
}

/* Marks what control comes to from an instruction on. */
static void
follow(struct shape *shape, const struct instruction *at)
{
	while (at && !(*mark_of(shape, at) & MARK_REACHED)) {
		const struct instruction *target = target_of(shape, at);

		*mark_of(shape, at) |= MARK_REACHED;
		if (target) {
			follow(shape, target);
			*mark_of(shape, target) |= MARK_TARGET;
		}
		at = goes_on(at) ? instruction_at(shape, (int64_t)at->offset +
		                                                 at->size)
		                 : NULL;
	}
}

static void
print_line(struct lifting *lifting, const struct instruction *at)
{
	struct span macro, span = lines_find(lifting->lines, lifting->section,
	                                     at->offset, &macro);

	if (span.source)
		text_print(lifting->text, "#line %" PRIu32 " \"%s\"\n",
		           source_place(span.source, span.begin).line,
		           span.source->path);
}

/* A call of, or jump to, what stands elsewhere.  Returns false if none is. */
static bool
leave(struct lifting *lifting, const struct instruction *at)
{
	const char *name = lift_symbol(lifting, &at->operands[0]);
	const char *next;

	if (!name)
		return false;
	lift_declare(lifting, "void ", name, "(void)");
	if (at->flow == FLOW_JUMP) {
		text_print(lifting->text, "\tlayerc_x86_jump(%s);\n\treturn;\n",
		           name);
		return true;
	}
	next = lift_here(lifting, at->offset + at->size);
	text_print(lifting->text,
	           "\tx86_push(%s);\n\tlayerc_x86_jump(%s);\n"
	           "\tlayerc_assert(CPU.eip == %s);\n",
	           next, name, next);
	return true;
}

static void
jump(struct lifting *lifting, const struct instruction *target)
{
	text_print(lifting->text, "\tgoto at_%" PRIx32 ";\n", target->offset);
}

/* Control: returns false if it goes where nothing is known of. */
static bool
lift_flow(const struct shape *shape, const struct instruction *at)
{
	struct lifting *lifting = shape->lifting;
	const struct instruction *target = target_of(shape, at);
	const char *condition = lift_condition(at->id);
	const struct operand *to = &at->operands[0];

	switch (at->flow) {
	case FLOW_BRANCH:
		if (!condition || !target)
			return false;
		text_print(lifting->text, "\tif (%s)\n\t", condition);
		jump(lifting, target);
		return true;
	case FLOW_JUMP:
		if (target) {
			if (at->id == X86_INS_LJMP)
				text_print(lifting->text,
				           "\tx86_load_segment(1, %s);\n",
				           lift_read(lifting, to));
			jump(lifting, target);
			return true;
		}
		if (at->id != X86_INS_JMP)
			return false;
		if (at->is_direct)
			return leave(lifting, at);
		if (!lift_knows(to))
			return false;
		text_print(lifting->text, "\tCPU.eip = %s;\n\treturn;\n",
		           lift_read(lifting, to));
		return true;
	case FLOW_CALL:
		return at->id == X86_INS_CALL && at->is_direct &&
		       leave(lifting, at);
	case FLOW_RETURN:
		if (at->id != X86_INS_RET)
			return false;
		text_print(lifting->text, "\tCPU.eip = x86_pop();\n");
		if (at->operand_count > 0)
			text_print(lifting->text, "\tCPU.esp += %" PRIu32 ";\n",
			           (uint32_t)to->number & 0xffff);
		text_print(lifting->text, "\treturn;\n");
		return true;
	default:
		return false;
	}
}

/* Where the text below is not what control goes on with. */
static void
end_here(struct lifting *lifting)
{
	lift_declare(lifting, "void ", "x86_nowhere", "(void)");
	text_print(lifting->text, "\tx86_nowhere();\n\treturn;\n");
}

void
lift_function(struct lifting *lifting, const struct function *function)
{
	struct shape shape = {lifting, function, NULL};
	const struct instruction *before = NULL;

	lifting->section = function->section;
	shape.marks = arena_array(lifting->arena, unsigned char,
	                          function->end - function->begin + 1);
	follow(&shape, instruction_at(&shape, function->begin));
	text_print(lifting->text, "\nvoid\nlifted_%s(void)\n{\n",
	           function->name);
	for (uint32_t offset = function->begin; offset < function->end;
	     offset++) {
		const struct instruction *at = instruction_at(&shape, offset);

		if (!at || !(*mark_of(&shape, at) & MARK_REACHED))
			continue;
		if (before && goes_on(before) &&
		    before->offset + before->size != offset)
			end_here(lifting);
		if (*mark_of(&shape, at) & MARK_TARGET)
			text_print(lifting->text, "at_%" PRIx32 ":;\n", offset);
		print_line(lifting, at);
		if (at->flow == FLOW_NEXT || !lift_flow(&shape, at))
			lift_instruction(lifting, at);
		before = at;
	}
	if (!before || goes_on(before))
		end_here(lifting);
	text_print(lifting->text, "}\n");
}
