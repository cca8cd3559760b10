/*
 * What predicates come to: the symbols of ALL and FIRST, and what is known of
 * them.  A predicate inside another is a function of the outer index; what is
 * known of it is said for each index that it is asked for.
 */
#include "inside.h"

static bool
mentions(struct terms *terms, term a, term bound)
{
	return term_replace(terms, a, bound,
	                    term_const(terms, INDEX_BITS, 0)) != a;
}

/* Asked inside another, but not of its index: as if asked outside. */
static void
bring_out(struct machine *machine, struct question *question)
{
	const struct index *outermost = &machine->indices[0];
	struct terms *terms = &machine->terms;
	term outer;

	question->outer = NULL;
	if (machine->predicates == 0)
		return;
	outer = machine->within[0]->bound;
	if (mentions(terms, question->low, outer) ||
	    mentions(terms, question->high, outer) ||
	    mentions(terms, question->body, outer)) {
		question->outer = outer;
		return;
	}
	if (question->index != &machine->indices[1])
		return;
	question->body = term_replace(terms, question->body,
	                              question->index->bound, outermost->bound);
	question->index = outermost;
}

static term
applied(struct machine *machine, const char *name, uint32_t width, term outer)
{
	return term_apply(
		&machine->terms,
		term_symbol(&machine->terms, name, width, outer != NULL),
		&outer);
}

struct family *
family_of(struct machine *machine, struct question question, uint32_t width,
          bool *is_new)
{
	struct family *family;
	const char *key;

	bring_out(machine, &question);
	key = names_text(machine->names,
	                 arena_print(machine->arena, "%s %u %u %u",
	                             question.kind, question.low->id,
	                             question.high->id, question.body->id));
	family = map_get(&machine->asked, key);
	*is_new = !family;
	if (family)
		return family;
	family = arena_new(machine->arena, struct family);
	family->question = question;
	family->value = applied(machine, question.kind, width, question.outer);
	map_put(machine->arena, &machine->asked, key, family);
	if (!question.outer)
		return family;
	*list_add(machine->arena, &machine->families) = family;
	map_put(machine->arena, &machine->family_of, family->value->symbol,
	        family);
	return family;
}

void
family_say(struct machine *machine, struct family *family, term fact)
{
	if (!term_is_true(fact))
		*list_add(machine->arena, family->question.outer
		                                  ? &family->facts
		                                  : &machine->definitions) =
			fact;
}

void
family_say_all(struct machine *machine, struct family *family, term guard,
               term high, term body)
{
	const struct question *question = &family->question;

	*list_add(machine->arena, question->outer ? &family->universals
	                                          : &machine->universals) =
		(struct universal){
			.guard = guard,
			.low = question->low,
			.high = high,
			.bound = question->index->bound,
			.body = body,
			.is_first = high == family->value,
		};
}

term
family_witness(struct machine *machine, struct family *family)
{
	term witness =
		applied(machine, "witness", INDEX_BITS, family->question.outer);

	witness->symbol->is_witness = witness->count > 0;
	if (witness->count == 0)
		*list_add(machine->arena, &machine->witnesses) = witness;
	return witness;
}

/* Says of one outer index what is known for each. */
static void
say_of(struct machine *machine, const struct family *family, term index)
{
	const struct question *question = &family->question;
	struct terms *terms = &machine->terms;
	term outer = question->outer;

	list_each (term, fact, &family->facts)
		*list_add(machine->arena, &machine->lemmas) =
			term_replace(terms, *fact, outer, index);
	list_each (struct universal, all, &family->universals)
		*list_add(machine->arena,
		          &machine->universals) = (struct universal){
			.guard = term_replace(terms, all->guard, outer, index),
			.low = term_replace(terms, all->low, outer, index),
			.high = term_replace(terms, all->high, outer, index),
			.bound = all->bound,
			.body = term_replace(terms, all->body, outer, index),
			.outer = index,
			.is_first = all->is_first,
		};
	if (family->counts)
		count_add(machine,
		          (struct count){term_replace(terms, family->value,
		                                      outer, index),
		                         term_replace(terms, question->low,
		                                      outer, index),
		                         term_replace(terms, question->high,
		                                      outer, index),
		                         term_replace(terms, question->body,
		                                      outer, index),
		                         index});
}

void
families_instantiate(struct machine *machine)
{
	for (uint32_t i = 0; i < machine->families.count; i++) {
		struct family *family = machine->families.items[i];
		const struct term_list *uses = &family->value->symbol->uses;

		while (family->next < uses->count)
			say_of(machine, family,
			       uses->items[family->next++]->args[0]);
	}
}
