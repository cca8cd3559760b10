/*
 * Whether the objects of a plan's assembly have to be made, without asking
 * ninja, which takes longer to start than all else when nothing has changed.
 *
 * The cache of facts remembers the objects, what their dependency files name,
 * and the commands; ninja decides as soon as any of that is not as it was.
 */
#pragma once

#include "plan.h"

/* Whether ninja found nothing to do before, and nothing changed since. */
bool assembly_is_made(const struct plan *plan);

/*
 * Remembers that all are made.  What is younger than the last question, which
 * is what ninja has just made, is not remembered until it is asked again.
 */
void assembly_keep(const struct plan *plan);
