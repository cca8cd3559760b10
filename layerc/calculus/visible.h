/* What can be seen from where in a stack, and words for what cannot. */
#pragma once

#include "compose.h"

/* Reports an import that the underlay of placement does not provide. */
void visible_report_import(const struct composition *composition,
                           const struct placement *placement,
                           const struct name *word);

/* Reports a name to hide that the underlay of placement does not provide. */
void visible_report_hide(const struct composition *composition,
                         const struct placement *placement,
                         const struct name *word);

/* Whether any layer of the project exports the name. */
bool visible_in_project(const struct composition *composition,
                        const char *name);

/* The visible name nearest in spelling below group, or NULL. */
const struct name *visible_nearest(const struct composition *composition,
                                   const char *name, uint32_t group);

/*
 * Checks the overlay of the top against the kernel's exports, and that no
 * layer exports what nothing in the project uses.
 */
void visible_check_top(struct composition *composition);
