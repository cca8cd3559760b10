/*
 * What an expression passes on to its parts, of what happens to it: shared by
 * cexpr.c, which visits them, and those that decide it.
 */
#pragma once

#include "cshared.h"

/* What happens to the value, or the object, of an expression. */
struct flow {
	bool object; /* the expression names an object; access happens to it */
	bool known;  /* a pointer: access is what happens through it */
	bool followed;    /* a pointer: and it goes nowhere else */
	bool escapes;     /* an object: its address goes somewhere */
	bool callee;      /* it is called */
	bool unevaluated; /* it is an operand of sizeof and the like */
	uint32_t through; /* pointers that are followed on the way */
	enum use_kind access;
	const struct end *to; /* where an address in it goes, or NULL */
};

/* An expression whose children are being visited. */
struct step {
	struct cwalk *walk;
	const char *from;
	CXCursor parent;
	struct flow flow;         /* of the parent */
	unsigned index;           /* of the child */
	unsigned count;           /* of children, where it matters */
	CXCursor first;           /* operand of a builtin */
	bool assigns;             /* the parent is an assignment */
	const struct end *target; /* of the assignment, or NULL */
	struct span outputs;      /* of the parent, an assembly statement */
};

/* A value that goes nowhere. */
struct flow cpass_value(const struct step *step);

/* A value that goes to a certain place. */
struct flow cpass_sent(const struct step *step, const struct end *to);

/* A pointer to be followed at once, and what is there is accessed. */
struct flow cpass_followed(const struct step *step, enum use_kind access);

/* An object whose address goes where the value of the parent goes. */
struct flow cpass_address(const struct step *step);

/* What happens to the next child of an expression or declaration. */
struct flow cpass_child(struct step *step, CXCursor child);

/*
 * What happens to an argument of a builtin, or of memcpy and the like, which
 * does with addresses what no prototype tells.  Returns false when the call is
 * one like others.
 */
bool cbuiltin_argument(struct step *step, CXCursor child, struct flow *flow);

/* The same of an operand of an atomic operation. */
bool cbuiltin_atomic(struct step *step, CXCursor child, struct flow *flow);
