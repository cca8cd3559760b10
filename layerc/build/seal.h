/*
 * A sealed link: from the bottom of the stack up, step by step, so that an
 * image with an illegal reference cannot be linked, whatever was checked.
 *
 * For each group of a stack, from the overlay of the one below as an object:
 *
 *	stands	each module is linked alone with that object, for nothing but
 *		to see that the names which the object shows satisfy it, beside
 *		those of its "linker" line, and the kernel's entry for boot
 *	join	object and modules become one relocatable object, in which each
 *		module has sections of its own (.text.MODULE)
 *	seal	all symbols of that but the overlay become local; what the end
 *		of the link is to define gets a name that no one can mean
 *
 * The last overlay is what the kernel exports.  It is given those names back
 * and linked with each client.
 */
#pragma once

#include "../base/text.h"
#include "plan.h"

/* The object that all layers together become. */
const char *seal_path(const struct plan *plan);

/* Adds the rules and steps of ninja that make it. */
void seal_steps(const struct plan *plan, struct text *text);

/* Writes the scripts of the linker and lists of names that they read. */
void seal_write(const struct plan *plan);
