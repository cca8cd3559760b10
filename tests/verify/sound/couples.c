/* A relation that is a predicate: a list in memory, and the sequence it is. */
// prove: --layer Stack --introduces STACK
#include "layerc_spec.h"

enum { COUNT = 8 };

static uint32_t top, below[COUNT]; /* or COUNT for none */

struct stack {
	uint32_t count;
	uint32_t entry[COUNT]; /* the last is the top */
	uint32_t place[COUNT]; /* in entry, or COUNT for none */
} STACK;

bool
invariant_Stack(void)
{
	return STACK.count <= COUNT &&
	       ALL(k, 0, STACK.count,
	           STACK.entry[k] < COUNT && STACK.place[STACK.entry[k]] == k);
}

bool
couples_Stack(void)
{
	return top == (STACK.count > 0 ? STACK.entry[STACK.count - 1]
	                               : COUNT) &&
	       ALL(k, 0, STACK.count,
	           below[STACK.entry[k]] ==
	                   (k > 0 ? STACK.entry[k - 1] : COUNT));
}

static void
append(uint32_t i)
{
	STACK.entry[STACK.count] = i;
	STACK.place[i] = STACK.count;
	STACK.count++;
}

void
spec_push(uint32_t i)
{
	layerc_require(i < COUNT && STACK.place[i] == COUNT);
	layerc_require(STACK.count < COUNT);
	append(i);
}

void
push(uint32_t i)
{
	below[i] = top;
	top = i;
}

uint32_t
spec_pop(void)
{
	uint32_t i;

	if (STACK.count == 0)
		return COUNT;
	i = STACK.entry[--STACK.count];
	STACK.place[i] = COUNT;
	return i;
}

uint32_t
pop(void)
{
	uint32_t i = top;

	if (i != COUNT)
		top = below[i];
	return i;
}

void
spec_push_alone(uint32_t i)
{
	spec_push(i);
}

void
push_alone(uint32_t i) // fails: breaks 'couples_Stack'
{
	below[i] = COUNT;
	top = i;
}

/* It may be there already: what is below it is forgotten then. */
void
spec_push_again(uint32_t i)
{
	layerc_require(i < COUNT && STACK.count < COUNT);
	append(i);
}

void
push_again(uint32_t i) // fails: breaks 'couples_Stack'
// fails: breaks 'invariant_Stack'
{
	push(i);
}

uint32_t
spec_pop_another(void)
{
	return spec_pop();
}

uint32_t
pop_another(void) // fails: breaks 'couples_Stack'
// fails: differs from its specification in the result
{
	uint32_t i = pop();

	return i == COUNT ? COUNT : pop();
}

uint32_t
spec_pop_first(void)
{
	layerc_require(STACK.count == 1);
	return spec_pop();
}

uint32_t
pop_first(void)
{
	uint32_t i = top;

	top = COUNT;
	return i;
}

/* The relation says that what is at the top has COUNT below it, if alone. */
void
spec_push_nowhere(void)
{
	layerc_require(top == 3 && STACK.count == 0);
}

void
push_nowhere(void) // vacuous
{
}

/* Of what was before, nothing is known. */
void
spec_init_stack(void)
{
	STACK.count = 0;
	UPDATE(i, 0, COUNT, STACK.place[i] = COUNT);
}

void
init_stack(void)
{
	top = COUNT;
}

void
spec_init_nothing(void)
{
	spec_init_stack();
}

void
init_nothing(void) // fails: breaks 'couples_Stack'
{
}
