/* Where facts of all indices read, and for which index they read what is used.
 */
#include "instances.h"

term
trigger_whole(term index)
{
	while (index->kind == TERM_ZEXT ||
	       (index->kind == TERM_EXTRACT && index->value == 0) ||
	       (index->kind == TERM_UREM && !index->args[1]->is_open) ||
	       (index->kind == TERM_AND && index->width > 1 &&
	        index->args[1]->kind == TERM_CONST))
		index = index->args[0];
	return index;
}

/* How many terms are looked at, at most. */
enum { BUDGET = 1000 };

/*
 * Whether a term is what a pattern would be with some index in the place of the
 * bound, and which.
 */
static bool
matches(term pattern, term a, term bound, term *index, uint32_t *budget)
{
	term before = *index;
	bool is_right = true;

	if (*budget == 0)
		return false;
	--*budget;
	if (pattern == bound) {
		*index = before ? before : a;
		return *index == a;
	}
	if (!pattern->is_open)
		return pattern == a;
	if (pattern->kind != a->kind || pattern->width != a->width ||
	    pattern->value != a->value || pattern->symbol != a->symbol ||
	    pattern->count != a->count)
		return false;
	for (uint32_t i = 0; i < a->count && is_right; i++)
		is_right = matches(pattern->args[i], a->args[i], bound, index,
		                   budget);
	if (is_right || (a->kind != TERM_ADD && a->kind != TERM_MUL))
		return is_right;
	*index = before;
	return matches(pattern->args[0], a->args[1], bound, index, budget) &&
	       matches(pattern->args[1], a->args[0], bound, index, budget);
}

term
trigger_index(struct terms *terms, const struct trigger *trigger, term bound,
              term use)
{
	term at = use->args[trigger->place], index = NULL;
	uint32_t budget = BUDGET;

	if (!trigger->more)
		return matches(trigger->apply->args[trigger->place], at, bound,
		               &index, &budget)
		               ? index
		               : NULL;
	if (trigger->is_cut && trigger_whole(at)->width == INDEX_BITS)
		at = trigger_whole(at);
	return term_sub(terms, at, trigger->more);
}
