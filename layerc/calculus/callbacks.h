/*
 * Addresses that leave their module: of functions, which are callbacks then,
 * and of variables, which nobody else is to reach.
 */
#pragma once

#include "addresses.h"

/* How an address leaves the module of a link. */
enum leaving {
	LEAVING_NOT,
	LEAVING_PASSED,   /* to a function of another module */
	LEAVING_RETURNED, /* by a primitive */
	LEAVING_STORED,   /* in memory that is not the module's */
	LEAVING_BACK,     /* to a function whose address came from elsewhere */
};

/* Returns how what goes over a link leaves its module, if it does. */
enum leaving callbacks_leaving(struct addresses *addresses,
                               const struct link *link);

/*
 * Checks that what leaves a module is a callback that the layer declares, and
 * no variable.
 */
void callbacks_check(struct program *program, struct addresses *addresses);
