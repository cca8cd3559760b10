/* How terms are stored and made; what term.h offers rests on it. */
#pragma once

#include "term.h"

/* The one copy of a term that cannot be simpler. */
term term_store(struct terms *terms, const struct term *made);

/* The term of that kind with those arguments, as simple as can be seen. */
term term_make(struct terms *terms, const struct term *made);

/* The sum of two: the same term in whatever order it was added up. */
term term_sum(struct terms *terms, term a, term b);
