/*
 * Where builtins put addresses.  To copy memory stores what is there through
 * the first argument; so do atomic operations with their operands, whose result
 * is what was there.  What others return is their first argument.
 */
#include <string.h>

#include "cpass.h"

enum behaviour {
	BEHAVIOUR_NONE,
	BEHAVIOUR_COPY,   /* *first = *second */
	BEHAVIOUR_ATOMIC, /* *first = any other; the result was there */
	BEHAVIOUR_SAME,   /* the result is the first */
	BEHAVIOUR_ADDRESS /* the result is the address of the first */
};

static const struct {
	const char *name; /* or a begin of it, which ends with '_' */
	enum behaviour behaviour;
} builtins[] = {
	{"memcpy", BEHAVIOUR_COPY},
	{"memmove", BEHAVIOUR_COPY},
	{"mempcpy", BEHAVIOUR_COPY},
	{"__builtin_memcpy", BEHAVIOUR_COPY},
	{"__builtin_memmove", BEHAVIOUR_COPY},
	{"__builtin_mempcpy", BEHAVIOUR_COPY},
	{"__builtin_memcpy_", BEHAVIOUR_COPY},
	{"__builtin___memcpy_", BEHAVIOUR_COPY},
	{"__builtin___memmove_", BEHAVIOUR_COPY},
	{"__builtin___mempcpy_", BEHAVIOUR_COPY},
	{"__sync_", BEHAVIOUR_ATOMIC},
	{"__builtin_expect", BEHAVIOUR_SAME},
	{"__builtin_expect_", BEHAVIOUR_SAME},
	{"__builtin_assume_aligned", BEHAVIOUR_SAME},
	{"__builtin_launder", BEHAVIOUR_SAME},
	{"__builtin_addressof", BEHAVIOUR_ADDRESS},
};

static enum behaviour
behaviour_of(struct cwalk *walk, CXCursor call)
{
	CXCursor callee = clang_getCursorReferenced(call);
	const char *name;

	if (clang_getCursorKind(callee) != CXCursor_FunctionDecl)
		return BEHAVIOUR_NONE;
	name = creader_name(walk, clang_getCursorSpelling(callee));
	if (name[0] != '_' && name[0] != 'm')
		return BEHAVIOUR_NONE;
	for (size_t i = 0; i < sizeof(builtins) / sizeof(*builtins); i++) {
		size_t len = strlen(builtins[i].name);

		if (strncmp(name, builtins[i].name, len) == 0 &&
		    (name[len] == '\0' || builtins[i].name[len - 1] == '_'))
			return builtins[i].behaviour;
	}
	return BEHAVIOUR_NONE;
}

/* An operand that is stored through the first. */
static struct flow
stored(const struct step *step)
{
	return cpass_sent(step,
	                  cflow_pointed(step->walk, step->from, step->first));
}

/* One that points to what is stored so. */
static struct flow
copied(const struct step *step)
{
	struct flow flow = stored(step);

	flow.followed = true;
	flow.through = 1;
	return flow;
}

/* The first, of which the result was there. */
static struct flow
exchanged(const struct step *step)
{
	struct flow flow = cpass_followed(step, USE_WRITE);

	flow.followed = true;
	return flow;
}

static struct flow
same(const struct step *step)
{
	return step->index == 1 ? cpass_sent(step, step->flow.to)
	                        : cpass_value(step);
}

bool
cbuiltin_argument(struct step *step, CXCursor child, struct flow *flow)
{
	enum behaviour behaviour = behaviour_of(step->walk, step->parent);

	if (step->index == 1)
		step->first = child;
	switch (behaviour) {
	case BEHAVIOUR_COPY:
		*flow = step->index == 2 ? copied(step) : same(step);
		return true;
	case BEHAVIOUR_ATOMIC:
		*flow = step->index == 1 ? exchanged(step) : stored(step);
		return true;
	case BEHAVIOUR_SAME:
		*flow = same(step);
		return true;
	case BEHAVIOUR_ADDRESS:
		*flow = cpass_address(step);
		return true;
	default:
		return false;
	}
}

/* Whether an operand of an atomic operation points to what it is about. */
static bool
is_indirect(const struct step *step, const char *name)
{
	static const char *const generic[] = {
		"__atomic_load", "__atomic_store", "__atomic_exchange",
		"__atomic_compare_exchange", NULL};

	for (const char *const *word = generic; *word; word++)
		if (strcmp(*word, name) == 0)
			return true;
	/* The orders of memory stand between the operands. */
	return step->index == 2 && strstr(name, "compare_exchange");
}

/* An implicit conversion makes no other kind of type of a pointer. */
static bool
may_be_atomic(const struct step *step, CXCursor child)
{
	return ctype_is_pointer(child) &&
	       (!ctype_is_pointer(step->parent) ||
	        clang_getPointeeType(ctype_of(child)).kind == CXType_Pointer);
}

bool
cbuiltin_atomic(struct step *step, CXCursor child, struct flow *flow)
{
	char name[48];

	if (step->index == 0)
		step->first = child;
	if (step->index == 0 && !may_be_atomic(step, child))
		return false;
	ctype_operator(step->walk, step->parent, name, sizeof(name));
	if (strncmp(name, "__atomic_", 9) != 0 &&
	    strncmp(name, "__c11_atomic_", 13) != 0)
		return false;
	*flow = step->index == 0          ? exchanged(step)
	        : is_indirect(step, name) ? copied(step)
	                                  : stored(step);
	return true;
}
