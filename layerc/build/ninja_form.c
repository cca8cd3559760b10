#include "ninja_form.h"

#include <string.h>

#include "../base/die.h"
#include "../base/process.h"

/*
 * Adds a text in which nothing means anything to ninja: as the value of a
 * variable, or with is_path as a word of a build line.
 */
static void
add_escaped(struct text *text, const char *words, bool is_path)
{
	for (const char *byte = words; *byte; byte++) {
		if (*byte == '\n' || *byte == '\r')
			die("'%s' holds a line break, which ninja cannot "
			    "express",
			    words);
		if (*byte == '|' && is_path)
			text_print(text, "${bar}");
		else if (*byte == '$' ||
		         (is_path && (*byte == ' ' || *byte == ':')))
			text_print(text, "$%c", *byte);
		else
			text_bytes(text, byte, 1);
	}
}

void
ninja_add_path(struct text *text, const char *path)
{
	text_print(text, " ");
	add_escaped(text, path, true);
}

void
ninja_add_words(struct text *text, const struct argv *words)
{
	text_print(text, " ");
	add_escaped(text, argv_line(text->arena, words), false);
}

void
ninja_add_variable(struct text *text, const char *name, const char *value)
{
	text_print(text, "%s = ", name);
	add_escaped(text, value, false);
	text_print(text, "\n");
}

void
ninja_add_word(struct text *text, const char *name, const char *value)
{
	struct argv words = {0};

	argv_add(text->arena, &words, value, NULL);
	ninja_add_variable(text, name, argv_line(text->arena, &words));
}

void
ninja_add_linked(struct text *text, const struct plan_module *module)
{
	list_each (const struct plan_file, file, &module->files)
		ninja_add_path(text, file->linked);
}

/* A backslash escapes, in quotes too. */
void
ninja_add_response(struct text *words, const char *path)
{
	text_print(words, "%s", words->len ? " " : "");
	for (const char *byte = path; *byte; byte++)
		text_print(words, strchr(" \t\\\"'", *byte) ? "\\%c" : "%c",
		           *byte);
}

void
ninja_add_module_response(struct text *words, const struct plan_module *module)
{
	list_each (const struct plan_file, file, &module->files)
		ninja_add_response(words, file->linked);
}
