#include "Take.h"

#include "import.h"

#ifdef DEBUG
static void clear(void) { set_used(0); }
#endif

#ifndef RELEASE
#elif RELEASE > 2 /* the third one */
extern unsigned used;
#else
void main(void);
#endif

#if 1
#else
enum { LIMIT = PAGE_MAX };
#endif

#define RESET() set_used(0)

/* What expands it is expanded nowhere either. */
#define RESET_TWICE() \
	do { \
		RESET(); \
		RESET(); \
	} while (0)

/*
 * None of these names another module's: a parameter, a field, a label, what is
 * declared there, a text, a static of another module, and a macro that is
 * expanded, in which the name counts as what it is.
 */
#define COUNT(set_used) ((set_used) + 1)
#define FIELD(page) ((page)->used + (page)->inner.main)
#define ONE 1
#define TWO (ONE + ONE)

#if 0
static void
tell(unsigned used, struct used *other)
{
	unsigned set_used = used, PAGE_MAX, *main;

	/* set_used(1); */
	print("set_used", other->take.main, table, TWO);
	goto grow;
grow:
	find(0); /* imported for this text alone */
}
#endif

unsigned
take(void)
{
	put_used(TWO);
	return get_used();
}
