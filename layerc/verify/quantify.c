/*
 * All indices at once: predicates over them, and the first that satisfies one.
 * The block that is called gets an index which stands
 * for any; what comes of it is a term with that index in it.
 */
#include "inside.h"

enum { INVOKE_AT = 12 }; /* bytes before a block's function, on the i386 */

term
invoke(struct machine *machine, struct path *path, term block, uint32_t count,
       LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	term args[1 + PREDICATES_MOST] = {block}, function, number;

	for (uint32_t i = 0; i < count; i++)
		args[1 + i] = machine->indices[machine->predicates - count + i];
	function = machine_load_value(
		machine, path,
		pointer_add(terms, block, term_const(terms, 32, INVOKE_AT)),
		POINTER_BYTES, POINTER_BITS, call);
	number = term_extract(terms, function, 32, 32);
	if (number->kind != TERM_CONST ||
	    number->value >= machine->objects.count || number->value == 0 ||
	    !machine->objects.items[number->value]->function)
		machine_refuse(machine, call, "a predicate that is not known");
	return machine_run(
		machine,
		(LLVMValueRef)(uintptr_t)machine->objects.items[number->value]
			->function,
		args, path);
}

term
is_between(struct terms *terms, term low, term index, term high)
{
	return term_and(
		terms,
		term_not(terms, term_binary(terms, TERM_ULT, index, low)),
		term_binary(terms, TERM_ULT, index, high));
}

void
must_only_read(struct machine *machine, const struct path *path,
               const struct path *inside, LLVMValueRef call)
{
	for (uint32_t i = 0; i < path->store.count; i++)
		if (path->store.nodes[i] &&
		    path->store.nodes[i] != inside->store.nodes[i])
			machine_refuse(machine, call,
			               "a predicate that writes");
}

/* The index of the predicate that is run. */
static term
index_of(const struct machine *machine)
{
	return machine->indices[machine->predicates - 1];
}

term
enter_predicate(struct machine *machine, const struct path *path,
                const term *args, LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	term guard = machine->predicate_guard;

	if (machine->predicates == PREDICATES_MOST)
		machine_refuse(machine, call, "so many predicates in another");
	machine->predicates++;
	machine->predicate_guard = term_and(
		terms, term_and(terms, guard, path->guard),
		is_between(terms, args[0], index_of(machine), args[1]));
	return guard;
}

void
leave_predicate(struct machine *machine, term guard)
{
	machine->predicates--;
	machine->predicate_guard = guard;
}

/* What the block says as a term, for the index of the next one, or NULL. */
static term
inside(struct machine *machine, const struct path *path, const term *args,
       LLVMValueRef call)
{
	struct path inside = *path;
	term value = NULL, guard = enter_predicate(machine, path, args, call);

	/* What it says does not depend on who asks, and of which indices. */
	inside.guard = term_bool(&machine->terms, true);
	/* Of no index at all, everything is true. */
	if (!term_is_false(machine->predicate_guard))
		value = invoke(machine, &inside, args[2], 1, call);
	leave_predicate(machine, guard);
	must_only_read(machine, path, &inside, call);
	return value;
}

static term
predicate(struct machine *machine, const struct path *path, const term *args,
          LLVMValueRef call)
{
	term value = inside(machine, path, args, call);

	return value ? term_extract(&machine->terms, value, 0, 1) : NULL;
}

/* A symbol of the indices that the question is inside of. */
static term
symbol_of(struct machine *machine, const char *name, uint32_t width)
{
	return term_apply(
		&machine->terms,
		term_symbol(&machine->terms, name, width, machine->predicates),
		machine->indices);
}

/* A question that was asked before, or a new one without what it means. */
static struct question *
asked(struct machine *machine, const char *kind, const term *args, term body,
      uint32_t width)
{
	const char *key = arena_print(machine->arena, "%s %u %u %u %u", kind,
	                              machine->predicates, args[0]->id,
	                              args[1]->id, body->id);
	const char *words = names_text(machine->names, key);
	struct question *question = map_get(&machine->asked, words);

	if (question)
		return question;
	question = arena_new(machine->arena, struct question);
	*question = (struct question){
		.answer = symbol_of(machine, kind, width),
		.low = args[0],
		.high = args[1],
		.bound = machine->indices[machine->predicates],
		.body = body,
	};
	map_put(machine->arena, &machine->asked, words, question);
	map_put(machine->arena, &machine->questions, question->answer->symbol,
	        question);
	return question;
}

/* What a new symbol is; true of it on whatever way it is met. */
static void
define(struct machine *machine, struct question *question, term definition)
{
	question->definition = definition;
	*list_add(machine->arena, &machine->definitions) = definition;
}

/*
 * A new truth that is the same as what the predicate is of all indices: true,
 * it is true of each; false, there is one of which it is not.
 */
static term
all_of(struct machine *machine, const term *args, term body)
{
	struct terms *terms = &machine->terms;
	struct question *question = asked(machine, "all", args, body, 1);
	term fails;

	if (question->definition)
		return question->answer;
	question->guard = question->answer;
	question->witness = symbol_of(machine, "witness", INDEX_BITS);
	fails = term_not(terms, term_replace(terms, body, question->bound,
	                                     question->witness));
	fails = term_and(terms,
	                 is_between(terms, args[0], question->witness, args[1]),
	                 fails);
	define(machine, question, term_or(terms, question->answer, fails));
	return question->answer;
}

/*
 * The same.  One more index than up to another one, as it is after the step of
 * a loop, is that one by itself, of which the step has told.
 */
static term
all_and_last(struct machine *machine, const term *args, term body)
{
	struct terms *terms = &machine->terms;
	term last = term_sub(terms, args[1], term_const(terms, INDEX_BITS, 1));
	term before[] = {args[0], last}, holds;

	if (machine->predicates > 0 || args[1]->kind != TERM_ADD ||
	    last->kind == TERM_ADD)
		return all_of(machine, args, body);
	holds = term_replace(terms, body, machine->indices[0], last);
	holds = term_or(terms, holds,
	                term_binary(terms, TERM_ULT, last, args[0]));
	holds = term_and(terms, holds, all_of(machine, before, body));
	return term_or(
		terms, holds,
		term_eq(terms, args[1], term_const(terms, INDEX_BITS, 0)));
}

term
builtin_all(struct machine *machine, struct path *path, const term *args,
            LLVMValueRef call)
{
	term body = predicate(machine, path, args, call);

	return !body || term_is_true(body) ? term_bool(&machine->terms, true)
	                                   : all_and_last(machine, args, body);
}

term
none_of(struct machine *machine, term low, term high, term body)
{
	term args[] = {low, high};

	return all_of(machine, args, term_not(&machine->terms, body));
}

/*
 * How many indices the predicate is true of: a new number, which is 0 if it is
 * true of none, and else not.  How it differs from others, count.c says.
 */
term
builtin_count(struct machine *machine, struct path *path, const term *args,
              LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	term body = predicate(machine, path, args, call), is_one;
	term none = term_const(terms, INDEX_BITS, 0);
	struct question *question;

	if (!body || term_is_false(body))
		return none;
	question = asked(machine, "count", args, body, INDEX_BITS);
	if (question->definition)
		return question->answer;
	question->amount = body;
	question->guard = term_eq(terms, question->answer, none);
	question->body = term_not(terms, body);
	question->witness = symbol_of(machine, "witness", INDEX_BITS);
	is_one = term_replace(terms, body, question->bound, question->witness);
	is_one = term_and(
		terms, is_one,
		is_between(terms, args[0], question->witness, args[1]));
	is_one = term_and(
		terms, is_one,
		term_not(terms, term_binary(terms, TERM_ULT,
	                                    term_sub(terms, args[1], args[0]),
	                                    question->answer)));
	define(machine, question, term_or(terms, question->guard, is_one));
	return question->answer;
}

/*
 * What the numbers of all indices come to, in 64 bits: a new number, which is
 * no less than each, and 0 if all are.  It cannot wrap.
 */
term
builtin_sum(struct machine *machine, struct path *path, const term *args,
            LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	term amount = inside(machine, path, args, call), whole, is_one;
	term none = term_const(terms, SUM_BITS, 0);
	struct question *question;

	if (!amount || term_is(amount, 0))
		return none;
	question = asked(machine, "sum", args, amount, SUM_BITS);
	if (question->definition)
		return question->answer;
	question->amount = amount;
	whole = term_zext(terms, amount, SUM_BITS);
	question->guard = term_bool(terms, true);
	question->body = term_not(
		terms, term_binary(terms, TERM_ULT, question->answer, whole));
	question->witness = symbol_of(machine, "witness", INDEX_BITS);
	is_one =
		term_replace(terms, amount, question->bound, question->witness);
	is_one = term_not(terms, term_eq(terms, is_one,
	                                 term_const(terms, amount->width, 0)));
	is_one = term_and(
		terms, is_one,
		is_between(terms, args[0], question->witness, args[1]));
	/* Each is less than 2^32. */
	whole = term_extract(terms, question->answer, 32, INDEX_BITS);
	is_one = term_and(terms, is_one,
	                  term_binary(terms, TERM_ULT, whole,
	                              term_sub(terms, args[1], args[0])));
	define(machine, question,
	       term_or(terms, term_eq(terms, question->answer, none), is_one));
	return question->answer;
}

/*
 * An index that satisfies, or high where there is none.  In a specification
 * whose code is looked at, which of them is decided by what the code returns.
 */
term
builtin_some(struct machine *machine, struct path *path, const term *args,
             LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	term body, value, is_none, is_one;

	if (machine->predicates > 0 || machine->is_function)
		machine_refuse(machine, call, "SOME in what is no step");
	body = predicate(machine, path, args, call);
	if (!body)
		return args[1];
	value = term_fresh(terms, "some", INDEX_BITS);
	if (machine->assumes_required) {
		if (machine->choice.value)
			machine_refuse(machine, call, "a second SOME");
		machine->choice = (struct choice){value, args[0], args[1], body,
		                                  path->guard};
		return value;
	}
	is_none = term_and(terms, term_eq(terms, value, args[1]),
	                   none_of(machine, args[0], args[1], body));
	is_one = term_replace(terms, body, machine->indices[0], value);
	is_one = term_and(terms, is_one,
	                  is_between(terms, args[0], value, args[1]));
	machine_assume(machine, term_or(terms, is_none, is_one));
	return value;
}

void
machine_choose(struct machine *machine, const struct path *path, term result)
{
	const struct choice *choice = &machine->choice;
	struct terms *terms = &machine->terms;
	struct path there = *path;
	term is_it;

	if (!choice->value)
		return;
	if (!result || result->width != INDEX_BITS)
		machine_refuse(machine, NULL,
		               "SOME, where the code returns no number");
	is_it = term_and(
		terms, is_between(terms, choice->low, result, choice->high),
		term_replace(terms, choice->body, machine->indices[0], result));
	machine_assume(machine,
	               term_eq(terms, choice->value,
	                       term_ite(terms, is_it, result, choice->high)));
	there.guard = term_and(terms, path->guard, choice->guard);
	machine_oblige(machine, &there, MUST_RETURN_SAME,
	               term_or(terms, is_it,
	                       none_of(machine, choice->low, choice->high,
	                               choice->body)),
	               "what it chooses", NULL);
}

/* The least index in [low, high) that the predicate is true of, or high. */
term
builtin_first(struct machine *machine, struct path *path, const term *args,
              LLVMValueRef call)
{
	struct terms *terms = &machine->terms;
	term low = args[0], high = args[1];
	term body = predicate(machine, path, args, call), found, is_found;
	struct question *question;

	if (!body)
		return high;
	question = asked(machine, "first", args, body, INDEX_BITS);
	found = question->answer;
	if (question->definition)
		return found;
	is_found = is_between(terms, low, found, high);
	question->guard = term_bool(terms, true);
	question->witness = question->high = found;
	question->body = term_not(terms, body);
	body = term_replace(terms, body, question->bound, found);
	define(machine, question,
	       term_ite(terms, is_found, body, term_eq(terms, found, high)));
	return found;
}
