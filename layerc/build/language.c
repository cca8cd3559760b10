#include "language.h"

#include <string.h>

#include "../base/file.h"

static const struct {
	const char *ending, *rule;
	bool is_text, needs_cc, is_compiled, has_depfile;
} forms[] = {
	[LANGUAGE_C] = {".c", "cc", true, true, true, true},
	[LANGUAGE_NASM] = {".asm", "nasm", true, false, false, true},
	[LANGUAGE_GAS] = {".S", "gas", true, true, false, true},
	[LANGUAGE_GAS_RAW] = {".s", "as", true, true, false, false},
	[LANGUAGE_OBJECT] = {".o", "copy", false, false, true, false},
	[LANGUAGE_ARCHIVE] = {".a", "member", false, false, true, false},
};

bool
language_find(const char *path, enum language *language)
{
	const char *ending = path_ending(path);

	for (int i = 0; i < (int)(sizeof(forms) / sizeof(*forms)); i++)
		if (strcmp(forms[i].ending, ending) == 0) {
			*language = (enum language)i;
			return true;
		}
	return false;
}

const char *
language_rule(enum language language)
{
	return forms[language].rule;
}

bool
language_is_text(enum language language)
{
	return forms[language].is_text;
}

bool
language_needs_cc(enum language language)
{
	return forms[language].needs_cc;
}

bool
language_is_compiled(enum language language)
{
	return forms[language].is_compiled;
}

bool
language_has_depfile(enum language language)
{
	return forms[language].has_depfile;
}
