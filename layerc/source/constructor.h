/*
 * Sections that list functions which a C library would call before a program
 * begins, or behind its end.
 */
#pragma once

#include <stdbool.h>

/* Whether a section has this name, or one that goes on behind a dot. */
bool constructor_is_of(const char *section, const char *name);

/* Whether a section of this name is such a list. */
bool constructor_section(const char *section);
