#include "instructions.h"

#include <string.h>

static const struct {
	const char *word;
	enum instruction_class class;
} classes[] = {
	{"io", INSTRUCTION_IO},
	{"system", INSTRUCTION_SYSTEM},
	{"interrupt", INSTRUCTION_INTERRUPT},
	{"float", INSTRUCTION_FLOAT},
};

unsigned
instructions_class(const char *word)
{
	for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++)
		if (strcmp(classes[i].word, word) == 0)
			return classes[i].class;
	return 0;
}

const char *
instructions_word(unsigned class)
{
	for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++)
		if (classes[i].class == class)
			return classes[i].word;
	return NULL;
}

void
instructions_take(struct line *line, const char *const *stops,
                  struct name_list *list)
{
	struct name_list words = {0};

	line_names(line, "a class of instructions", NAME_C, stops, &words);
	list_each (const struct name, word, &words)
		if (instructions_class(word->text) != 0)
			*list_add(line->session->arena, list) = *word;
		else
			diag_report(line->session->diag, DIAG_bad_name,
			            word->span,
			            "'%s' is no class of instructions: there "
			            "are 'io', 'system', 'interrupt' and "
			            "'float'",
			            word->text);
}
