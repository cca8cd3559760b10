/* Obligations in words, and what of them a processor shows. */
#include "proof.h"

bool
obligation_is_seen(const struct obligation *obligation)
{
	switch (obligation->kind) {
	case MUST_NOT_DIVIDE_BY_ZERO:
	case MUST_NOT_OVERFLOW:
	case MUST_SHIFT_LESS:
	case MUST_BE_REQUIRED:
	case MUST_NOT_STOP:
	case MUST_BE_UNREACHED:
	case MUST_RETURN_SAME:
	case MUST_AGREE:
	case MUST_BE_INVARIANT:
		return true;
	default:
		return false;
	}
}

bool
finding_is_tried(const struct finding *finding)
{
	return finding->obligation->kind != MUST_END &&
	       (finding->answer == ANSWER_SOME ||
	        finding->answer == ANSWER_LIKELY);
}

const char *
obligation_text(struct arena *arena, const struct obligation *obligation)
{
	static const char *const texts[] = {
		[MUST_BE_IN_BOUNDS] = "goes beyond the ends of '%s'",
		[MUST_BE_OBJECT] = "follows a pointer to nothing%.0s",
		[MUST_BE_WRITABLE] = "writes to constant '%s'",
		[MUST_BE_FUNCTION] = "calls what is no function%.0s",
		[MUST_BE_WRITTEN] = "reads what nobody has written%.0s",
		[MUST_BE_TRUTH] =
			"takes for a truth what is neither 0 nor 1%.0s",
		[MUST_BE_APART] = "copies to bytes that it reads%.0s",
		[MUST_BE_IN_ONE] = "compares pointers into two variables%.0s",
		[MUST_NOT_OVERFLOW] = "overflows%.0s",
		[MUST_NOT_DIVIDE_BY_ZERO] = "divides by zero%.0s",
		[MUST_SHIFT_LESS] = "shifts by more bits than there are%.0s",
		[MUST_BE_REQUIRED] = "calls what is not defined there%.0s",
		[MUST_NOT_STOP] = "stops, and its specification does not%.0s",
		[MUST_HOLD_AT_FIRST] =
			"comes to a loop without its invariant%.0s",
		[MUST_BE_KEPT] = "breaks the loop's invariant%.0s",
		[MUST_DECREASE] = "does not bring the loop nearer its end%.0s",
		[MUST_END] = "takes more than %s steps",
		[MUST_BE_UNREACHED] = "comes to where nothing follows%.0s",
		[MUST_RETURN_SAME] = "differs from its specification in %s",
		[MUST_AGREE] = "leaves '%s' otherwise than its specification",
		[MUST_BE_INVARIANT] = "breaks '%s'",
		[MUST_HOLD] = "breaks an assertion%.0s",
	};

	/* The formats are the table's above. */
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wformat-nonliteral"
	return arena_print(arena, texts[obligation->kind],
	                   obligation->text ? obligation->text : "");
#pragma clang diagnostic pop
}
