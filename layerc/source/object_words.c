#include "object_track.h"

void
object_begin_words(struct track *track)
{
	track->is_depth_known = track->falls = true;
}

void
object_forget_words(struct track *track)
{
	track->word_count = 0;
	track->is_depth_known = track->is_depth_known && track->falls;
}

int32_t
object_word(const struct track *track, const struct operand *operand,
            int32_t *parameter)
{
	bool on_stack = operand->base == X86_REG_ESP;
	bool is_known = on_stack ? track->is_depth_known
	                         : operand->base == X86_REG_EBP &&
	                                   track->is_frame_known;
	int32_t above;

	*parameter = -1;
	if (operand->kind != OPERAND_MEMORY || operand->relocation ||
	    operand->index != X86_REG_INVALID || operand->number % 4 != 0)
		return -1;
	if (on_stack && operand->number >= 0 &&
	    (uint32_t)operand->number / 4 < track->word_count)
		return (int32_t)track->word_count - 1 - operand->number / 4;
	if (!is_known)
		return -1;
	above = operand->number - (on_stack ? track->depth : track->frame);
	if (above >= 4)
		*parameter = above / 4 - 1;
	return -1;
}

static void
push(struct track *track, struct value value)
{
	if (track->word_count == KNOWN_WORDS) {
		for (uint32_t i = 1; i < KNOWN_WORDS; i++)
			track->words[i - 1] = track->words[i];
		track->word_count--;
	}
	track->words[track->word_count++] = value;
	track->depth += 4;
}

static struct value
pop(struct track *track)
{
	track->depth -= 4;
	return track->word_count > 0 ? track->words[--track->word_count]
	                             : (struct value){0};
}

/* The stack pointer moves by a number. */
static void
move(struct track *track, int32_t bytes)
{
	enum { FAR = 4 * KNOWN_WORDS };

	if (bytes % 4 != 0 || bytes > FAR || bytes < -FAR) {
		track->word_count = 0;
		track->depth += bytes;
		return;
	}
	for (; bytes > 0; bytes -= 4)
		push(track, (struct value){0});
	for (; bytes < 0; bytes += 4)
		pop(track);
}

/* Whether what is put into the stack pointer is no sum with it, or ebp. */
static bool
is_switch(const struct instruction *at)
{
	const struct operand *from = &at->operands[at->operand_count > 1];

	return at->id == X86_INS_POP ||
	       (at->operand_count == 2 &&
	        (at->id == X86_INS_MOV || at->id == X86_INS_LEA ||
	         at->id == X86_INS_XCHG) &&
	        from->base != X86_REG_ESP && from->base != X86_REG_EBP);
}

/* Whatever else is done to the stack pointer. */
static void
note_pointer(struct track *track, const struct instruction *at)
{
	const struct operand *to = &at->operands[0], *from = &at->operands[1];
	bool by_number = at->operand_count == 2 &&
	                 to->kind == OPERAND_REGISTER &&
	                 to->base == X86_REG_ESP &&
	                 from->kind == OPERAND_NUMBER && !from->relocation;

	if (at->id == X86_INS_SUB && by_number) {
		move(track, from->number);
	} else if (at->id == X86_INS_ADD && by_number) {
		move(track, -from->number);
	} else if (at->id == X86_INS_LEAVE) {
		track->word_count = 0;
		track->depth = track->frame - 4;
		track->is_depth_known = track->is_frame_known;
	} else {
		track->word_count = 0;
		track->is_depth_known = false;
		track->is_elsewhere |= is_switch(at);
	}
}

static void
note_stack(struct track *track, const struct instruction *at)
{
	const struct operand *to = &at->operands[0];
	enum general_register number = code_general(to->base);

	if (at->id == X86_INS_PUSH && to->size == 4) {
		push(track, object_value(track, to));
	} else if (at->id == X86_INS_POP && to->size == 4) {
		struct value value = pop(track);

		if (to->kind == OPERAND_REGISTER && number != NOT_GENERAL)
			track->registers[number] = value;
		if (to->kind == OPERAND_REGISTER && number == EBP)
			track->is_frame_known = false;
	} else if (at->id == X86_INS_PUSHFD) {
		push(track, (struct value){0});
	} else if (at->id == X86_INS_POPFD) {
		pop(track);
	} else if (at->writes & REGISTER_BIT(ESP) && at->flow == FLOW_NEXT) {
		note_pointer(track, at);
	}
}

void
object_note_words(struct track *track, const struct instruction *at)
{
	const struct operand *to = &at->operands[0], *from = &at->operands[1];
	const char *callee = NULL;
	int32_t word, parameter;

	note_stack(track, at);
	if (at->id == X86_INS_MOV && to->base == X86_REG_EBP &&
	    to->kind == OPERAND_REGISTER) {
		track->is_frame_known = from->kind == OPERAND_REGISTER &&
		                        from->base == X86_REG_ESP &&
		                        track->is_depth_known;
		track->frame = track->depth;
	} else if (at->id == X86_INS_MOV && to->kind == OPERAND_MEMORY) {
		word = object_word(track, to, &parameter);
		if (word >= 0)
			track->words[word] = object_value(track, from);
	}
	if (at->flow == FLOW_CALL)
		callee = object_callee(track, at);
	if (callee)
		track->registers[EAX] = (struct value){
			.from = {.kind = END_RESULT, .symbol = callee}};
	track->falls = at->flow == FLOW_NEXT || at->flow == FLOW_CALL ||
	               at->flow == FLOW_BRANCH;
}
