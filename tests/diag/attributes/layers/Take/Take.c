#include "Take.h"

#include "import.h"

/* What a macro is given counts, and not what its parameter is called. */
#define ALIAS(set_used) __attribute__((alias(set_used)))
#define CLEANED(get_used, type, f) get_used type __attribute__((cleanup(f)))
#define FIXED(f) __attribute__((weakref("set_used")))
#define SAME(old, new) \
	static __typeof__(clear) new __attribute__((alias(#old)))

static void
done(const unsigned *count)
{
	(void)count;
}

unsigned
take(void)
{
	CLEANED(, unsigned, done) count = 1;

	put_used(count);
	return count;
}

unsigned take_more(void) ALIAS("take");

/* Another name for what is the module's own. */
#pragma weak take_all = take

/* One mistake each. */
static void clear(unsigned count) ALIAS("set_used");

static void own_clear(unsigned count) FIXED(put_used);

SAME(set_used, made_clear);
SAME(done, made_done);

static void
drop(void)
{
	CLEANED(const, unsigned, set_used) count = 1;

	own_clear(count);
	clear(count);
}

#pragma weak take_none = set_used

static void (*const table[])(void) = {drop};
