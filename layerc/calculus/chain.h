/*
 * The shortest chain of edges from one thing of a program to another: from
 * functions and variables to what their code or their initial value names.
 *
 * An edge counts whether a rule allows it or not; each says which one does.
 */
#pragma once

#include "program.h"

/* What a chain may begin or end at: a whole module, or names in one or all. */
struct chain_end {
	const struct module *module; /* NULL: any */
	const char *symbol;          /* NULL: any of the module's */
};

struct chain_step {
	const struct module *module; /* whose the edge is */
	const struct definition *from;
	const struct unit *unit; /* in which it stands */
	const struct use *use;
	struct justification j;
	const struct module *to_module;
	const struct definition *to;
};

struct chain LIST(struct chain_step);
struct chains LIST(struct chain);

/*
 * Finds a function or variable of the name: in a layer whose name follows '@',
 * or in any; or a module of the name.  Returns false when there is none.
 */
bool chain_find_end(const struct program *program, const char *word,
                    struct chain_end *end);

/* What a word that means nothing may have meant, or NULL. */
const char *chain_nearest(const struct program *program, const char *word);

/*
 * Finds a shortest chain; of several, the one that comes first in the order of
 * the stack and of the text.  With all, a shortest one for each last edge, from
 * one function or variable to another; none goes on behind the end.
 */
struct chains chain_find(const struct program *program, struct chain_end from,
                         struct chain_end to, bool all);
