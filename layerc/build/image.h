/*
 * What the linker made of the modules, held against the composition.
 *
 * Source and objects were checked before; an image shows what came in since:
 * a symbol of a library, two definitions made one, a reference that lands
 * where it should not.
 */
#pragma once

#include "../calculus/program.h"
#include "plan.h"

/* The references of an image, by the rule that justifies them. */
struct image_count {
	unsigned own;      /* FUN and VAR: to what the same module defines */
	unsigned variable; /* VAR: those of them that lead to variables */
	unsigned imported; /* VCOMP: to a primitive of its underlay */
	unsigned helper;   /* VCOMP: the compiler's, to a helper */
	unsigned linker;   /* to what the linker script defines for the layer */
	unsigned entry;    /* CONTEXT: of boot to the client */
	unsigned exported; /* CONTEXT: of the client to the kernel's exports */
	unsigned unjustified;
	unsigned total;
};

/*
 * Checks a linked image: that no memory is both written and executed, where it
 * is loaded and entered, that every symbol has an owner who declares it, and
 * that every reference is justified.  Fills *count.  Nothing is
 * checked without a boot layer, which link_check reports.
 */
void image_check(const struct plan *plan, const struct program *program,
                 const struct plan_image *image, struct image_count *count);
