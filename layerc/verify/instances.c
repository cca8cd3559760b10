#include "instances.h"

#include "inside.h"

/*
 * How much later what speaks of others than the goal comes, and what speaks of
 * counts and sums of which the goal does not, as each leads to indices of its
 * own; about how many instances are added before the solver is asked again; of
 * how many indices at most each is tried.
 */
enum { AGE_OF_OTHERS = 1, AGE_OF_SUMS = 3, BATCH = 12, RANGE_MOST = 256 };

static struct use_list *
uses_of(struct instances *instances, struct symbol *symbol)
{
	struct use_list *uses = map_get(&instances->uses, symbol);

	if (!uses) {
		uses = arena_new(instances->arena, struct use_list);
		map_put(instances->arena, &instances->uses, symbol, uses);
	}
	return uses;
}

static void
add_use(struct instances *instances, struct use_list *uses, term used,
        uint32_t age)
{
	*list_add(instances->arena, uses) = (struct use){used, age};
}

static void
add_fact(struct instances *instances, term fact)
{
	if (term_is_true(fact) || map_get(&instances->known, fact))
		return;
	map_put(instances->arena, &instances->known, fact,
	        (void *)(uintptr_t)fact);
	*list_add(instances->arena, &instances->facts) = fact;
}

/* A part of a question, for the indices around an answer to it. */
static term
part_for(struct machine *machine, const struct question *question, term part,
         term answer)
{
	for (uint32_t i = 0; i < answer->count; i++)
		part = term_replace(&machine->terms, part,
		                    question->answer->args[i], answer->args[i]);
	return part;
}

static struct question
question_for(struct machine *machine, const struct question *question,
             term answer)
{
	return (struct question){
		.answer = answer,
		.witness =
			part_for(machine, question, question->witness, answer),
		.definition = part_for(machine, question, question->definition,
	                               answer),
		.guard = part_for(machine, question, question->guard, answer),
		.low = part_for(machine, question, question->low, answer),
		.high = part_for(machine, question, question->high, answer),
		.bound = question->bound,
		.body = part_for(machine, question, question->body, answer),
		.amount = question->amount ? part_for(machine, question,
	                                              question->amount, answer)
	                                   : NULL,
	};
}

static bool
has(term a, term bound, struct instances *instances, struct map *seen)
{
	if (a == bound)
		return true;
	if (!a->is_open || map_get(seen, a))
		return false;
	map_put(instances->arena, seen, a, (void *)(uintptr_t)a);
	for (uint32_t i = 0; i < a->count; i++)
		if (has(a->args[i], bound, instances, seen))
			return true;
	return false;
}

static void
add_trigger(struct instances *instances, struct matter *matter, term apply,
            uint32_t place)
{
	struct map seen = {0};
	struct trigger trigger = {.apply = apply, .place = place};
	term whole;

	if (!has(apply->args[place], matter->question.bound, instances, &seen))
		return;
	whole = trigger_whole(apply->args[place]);
	if (whole->width != INDEX_BITS)
		whole = apply->args[place];
	trigger.is_cut = whole != apply->args[place];
	trigger.more = term_sub(&instances->machine->terms, whole,
	                        matter->question.bound);
	/* Not k and a number: what looks like it, or whatever is spoken of. */
	if (trigger.more->is_open) {
		matter->takes_witnesses = true;
		trigger.more = NULL;
	}
	*list_add(instances->arena, &matter->triggers) = trigger;
}

/* Whether the answer is a sum; counts are of little else than is spoken of. */
static bool
sums_up(const struct question *question)
{
	return question->amount && question->answer->width == SUM_BITS;
}

/* Finds where a term, and the questions in it, read symbols. */
static void
find_triggers(struct instances *instances, struct matter *matter, term a,
              struct map *seen)
{
	struct machine *machine = instances->machine;
	const struct question *inner;

	if (!a->is_open || map_get(seen, a))
		return;
	map_put(instances->arena, seen, a, (void *)(uintptr_t)a);
	for (uint32_t i = 0; i < a->count; i++)
		find_triggers(instances, matter, a->args[i], seen);
	if (a->kind != TERM_APPLY)
		return;
	for (uint32_t i = 0; i < a->count; i++)
		add_trigger(instances, matter, a, i);
	inner = map_get(&machine->questions, a->symbol);
	if (!inner)
		return;
	matter->asks = true;
	matter->adds_up |= sums_up(inner);
	find_triggers(instances, matter,
	              part_for(machine, inner, inner->low, a), seen);
	find_triggers(instances, matter,
	              part_for(machine, inner, inner->high, a), seen);
	find_triggers(instances, matter,
	              part_for(machine, inner, inner->body, a), seen);
}

/*
 * Whether a term, or a question in it, speaks of what the goal does not; or
 * with is_goal set, notes what it speaks of.
 */
static bool
speaks_of_others(struct instances *instances, term a, bool is_goal,
                 struct map *seen)
{
	const struct question *question = NULL;
	bool has_others = false;

	if (map_get(seen, a))
		return false;
	map_put(instances->arena, seen, a, (void *)(uintptr_t)a);
	for (uint32_t i = 0; i < a->count; i++)
		has_others |=
			speaks_of_others(instances, a->args[i], is_goal, seen);
	if (a->kind != TERM_APPLY)
		return has_others;
	question = map_get(&instances->machine->questions, a->symbol);
	if (question) {
		instances->adds_up |= is_goal && sums_up(question);
		const term parts[] = {question->low, question->high,
		                      question->body};

		for (int i = 0; i < 3; i++)
			has_others |= speaks_of_others(instances, parts[i],
			                               is_goal, seen);
		return has_others;
	}
	if (is_goal)
		map_put(instances->arena, &instances->spoken_of, a->symbol,
		        a->symbol);
	return has_others ||
	       (a->count > 0 && !map_get(&instances->spoken_of, a->symbol));
}

void
instances_aim(struct instances *instances, term goal)
{
	struct map seen = {0};

	speaks_of_others(instances, goal, true, &seen);
	instances_notice(instances, goal, 0);
}

/* Tells what the answer is due to. */
static void
tell_definition(struct instances *instances, struct matter *matter)
{
	matter->is_told = true;
	add_use(instances, &instances->witnesses, matter->question.witness,
	        matter->age);
	add_fact(instances, matter->question.definition);
	instances_notice(instances, matter->question.definition, matter->age);
}

/* Whether high is the first index of which the body is not true. */
static bool
is_first(const struct matter *matter)
{
	return matter->question.witness == matter->question.high;
}

static void
add_matter(struct instances *instances, const struct question *question,
           term answer, uint32_t age)
{
	struct matter *matter = arena_new(instances->arena, struct matter);
	struct map seen = {0}, others = {0};

	matter->question = question_for(instances->machine, question, answer);
	matter->age = age;
	if (speaks_of_others(instances, matter->question.body, false, &others))
		matter->age += AGE_OF_OTHERS;
	find_triggers(instances, matter, matter->question.body, &seen);
	if (matter->adds_up && !instances->adds_up)
		matter->age += AGE_OF_SUMS;
	*list_add(instances->arena, &instances->matters) = matter;
	/* FIRST is always what it is; ALL needs no witness while it is true. */
	if (term_is_true(matter->question.guard))
		tell_definition(instances, matter);
	/* What it is beside others is looked at after all else. */
	if (is_first(matter) && instances->oldest == age)
		instances->oldest++;
	if (!matter->question.amount)
		return;
	for (uint32_t i = 0; i < instances->matters.count - 1; i++)
		if (instances->matters.items[i]->question.amount)
			counts_relate(instances,
			              &instances->matters.items[i]->question,
			              &matter->question, age);
}

void
instances_offer(struct instances *instances, term lemma, uint32_t age)
{
	if (!term_is_true(lemma))
		add_use(instances, &instances->lemmas, lemma, age);
}

/* Terms are deep where a loop was unrolled: no recursion into them. */
void
instances_notice(struct instances *instances, term told, uint32_t age)
{
	struct term_list open = {0};

	if (age > instances->oldest)
		instances->oldest = age;
	*list_add(instances->arena, &open) = told;
	while (open.count > 0) {
		term a = open.items[--open.count];
		const struct question *question;

		if (map_get(&instances->seen, a))
			continue;
		map_put(instances->arena, &instances->seen, a,
		        (void *)(uintptr_t)a);
		for (uint32_t i = 0; i < a->count; i++)
			*list_add(instances->arena, &open) = a->args[i];
		if (a->kind != TERM_APPLY)
			continue;
		if (a->count > 0)
			add_use(instances, uses_of(instances, a->symbol), a,
			        age);
		question = map_get(&instances->machine->questions, a->symbol);
		if (question)
			add_matter(instances, question, a, age);
	}
}

static const struct instance *
instance_of(struct instances *instances, struct matter *matter, term index)
{
	struct terms *terms = &instances->machine->terms;
	const struct question *question = &matter->question;
	struct instance *instance = map_get(&matter->instances, index);
	term body;

	if (instance)
		return instance;
	instance = arena_new(instances->arena, struct instance);
	instance->applies = term_not(
		terms, term_binary(terms, TERM_ULT, index, question->low));
	instance->applies =
		term_and(terms, instance->applies,
	                 term_binary(terms, TERM_ULT, index, question->high));
	instance->applies = term_and(terms, instance->applies, question->guard);
	body = term_replace(terms, question->body, question->bound, index);
	instance->fact = term_implies(terms, instance->applies, body);
	map_put(instances->arena, &matter->instances, index, instance);
	return instance;
}

/* Whether there is an answer in a term of which nothing was told so far. */
static bool
asks_anew(struct instances *instances, term a)
{
	if (map_get(&instances->seen, a))
		return false;
	if (a->kind == TERM_APPLY &&
	    map_get(&instances->machine->questions, a->symbol))
		return true;
	for (uint32_t i = 0; i < a->count; i++)
		if (asks_anew(instances, a->args[i]))
			return true;
	return false;
}

/*
 * Adds an instance of an age if the solver's answer contradicts it, or is one
 * to a question that the solver does not know.
 */
static void
try(struct instances *instances, struct solver *solver, struct matter *matter,
    term index, uint32_t age)
{
	const struct instance *instance = instance_of(instances, matter, index);

	if (map_get(&instances->known, instance->fact) ||
	    !solver_value(solver, instance->applies) ||
	    (solver_value(solver, instance->fact) &&
	     !(matter->asks && asks_anew(instances, instance->fact))))
		return;
	add_fact(instances, instance->fact);
	instances_notice(instances, instance->fact, age + 1);
}

/* Whether it is the same entry, as far as it does not depend on the bound. */
static bool
is_same_entry(struct solver *solver, const struct trigger *trigger, term use)
{
	for (uint32_t i = 0; i < use->count; i++) {
		term index = trigger->apply->args[i];

		if (i != trigger->place && !index->is_open &&
		    index != use->args[i] &&
		    solver_value(solver, index) !=
		            solver_value(solver, use->args[i]))
			return false;
	}
	return true;
}

static void
try_uses(struct instances *instances, struct solver *solver,
         struct matter *matter, const struct trigger *trigger, uint32_t age)
{
	struct terms *terms = &instances->machine->terms;
	struct use_list *uses = uses_of(instances, trigger->apply->symbol);

	for (uint32_t i = 0; i < uses->count; i++) {
		const struct use *use = &uses->items[i];
		term index;

		if (use->age > age ||
		    !is_same_entry(solver, trigger, use->term))
			continue;
		index = trigger_index(terms, trigger, matter->question.bound,
		                      use->term);
		if (index && index->width == INDEX_BITS)
			try(instances, solver, matter, index, age);
	}
}

/* The index before the first one, and the first ones of other predicates. */
static void
try_firsts(struct instances *instances, struct solver *solver,
           struct matter *matter, uint32_t age)
{
	struct terms *terms = &instances->machine->terms;

	try(instances, solver, matter,
	    term_sub(terms, matter->question.high,
	             term_const(terms, INDEX_BITS, 1)),
	    age);
	for (uint32_t i = 0; i < instances->matters.count; i++) {
		const struct matter *other = instances->matters.items[i];

		if (is_first(other) && other->age <= age)
			try(instances, solver, matter, other->question.high,
			    age);
	}
}

/* Tries what came up by an age, or before. */
static void
refine_by(struct instances *instances, struct solver *solver,
          struct matter *matter, uint32_t age)
{
	if (matter->age > age)
		return;
	if (!solver_value(solver, matter->question.guard)) {
		if (!matter->is_told)
			tell_definition(instances, matter);
		return;
	}
	try(instances, solver, matter, matter->question.low, age);
	if (is_first(matter) && age > matter->age)
		try_firsts(instances, solver, matter, age);
	for (uint32_t i = 0;
	     matter->takes_witnesses && i < instances->witnesses.count; i++)
		if (instances->witnesses.items[i].age <= age)
			try(instances, solver, matter,
			    instances->witnesses.items[i].term, age);
	list_each (const struct trigger, trigger, &matter->triggers)
		try_uses(instances, solver, matter, trigger, age);
}

/* Adds lemmas that the solver's answer contradicts. */
static void
use_lemmas(struct instances *instances, struct solver *solver, uint32_t age)
{
	for (uint32_t i = 0; i < instances->lemmas.count; i++) {
		struct use lemma = instances->lemmas.items[i];

		if (lemma.age > age || map_get(&instances->known, lemma.term) ||
		    solver_value(solver, lemma.term))
			continue;
		add_fact(instances, lemma.term);
		instances_notice(instances, lemma.term, lemma.age);
	}
}

uint32_t
instances_refine(struct instances *instances, struct solver *solver)
{
	uint32_t before = instances->facts.count;

	for (uint32_t age = 0;
	     age <= instances->oldest + AGE_OF_OTHERS + AGE_OF_SUMS &&
	     instances->facts.count == before;
	     age++) {
		use_lemmas(instances, solver, age);
		for (uint32_t i = 0; i < instances->matters.count &&
		                     instances->facts.count < before + BATCH;
		     i++)
			refine_by(instances, solver,
			          instances->matters.items[i], age);
	}
	return instances->facts.count - before;
}

uint32_t
instances_refine_all(struct instances *instances, struct solver *solver)
{
	uint32_t before = instances->facts.count;

	for (uint32_t i = 0; i < instances->matters.count; i++) {
		struct matter *matter = instances->matters.items[i];
		uint64_t low = solver_value(solver, matter->question.low);
		uint64_t high = solver_value(solver, matter->question.high);

		for (; low < high && high - low <= RANGE_MOST; low++)
			try(instances, solver, matter,
			    term_const(&instances->machine->terms, INDEX_BITS,
			               low),
			    instances->oldest);
	}
	return instances->facts.count - before;
}
