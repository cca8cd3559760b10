#include "line.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "../report/edit.h"
#include "../report/spelling.h"

bool
line_has_more(const struct line *line)
{
	return line->at < line->count;
}

static bool
next_is(const struct line *line, const char *word)
{
	const struct token *token = &line->tokens[line->at];

	return line_has_more(line) && token->kind == TOKEN_WORD &&
	       strcmp(token->text, word) == 0;
}

bool
line_take(struct line *line, const char *word)
{
	bool found = next_is(line, word);

	line->at += found;
	return found;
}

bool
line_take_near(struct line *line, const char *word)
{
	const struct token *token = &line->tokens[line->at];

	if (line_take(line, word))
		return true;
	if (!line_has_more(line) || token->kind != TOKEN_WORD ||
	    !spelling_is_near(token->text, word))
		return false;
	diag_report(line->session->diag, DIAG_expected_token, token->span,
	            "expected '%s'", word);
	diag_fix(line->session->diag, token->span, "%s", word);
	line->at++;
	return true;
}

bool
line_take_kind(struct line *line, enum token_kind kind)
{
	bool found = line_has_more(line) && line->tokens[line->at].kind == kind;

	line->at += found;
	return found;
}

void
line_expected(struct line *line, const char *what)
{
	struct span gap = line->tokens[line->at - 1].span;

	gap.begin = gap.end;
	if (!line->broken)
		diag_report(line->session->diag, DIAG_expected_token, gap,
		            "expected %s", what);
	line->broken = true;
}

static bool
has_form(const char *text, enum name_form form)
{
	if (form == NAME_PATH)
		return text[0] != '\0';
	if (!isalpha((unsigned char)text[0]) && text[0] != '_')
		return false;
	for (const char *byte = text; *byte; byte++)
		if (!isalnum((unsigned char)*byte) && *byte != '_' &&
		    !(form == NAME_LABEL && strchr("-.", *byte)))
			return false;
	return true;
}

bool
line_name(struct line *line, const char *what, enum name_form form,
          struct name *name)
{
	const struct token *token = &line->tokens[line->at];

	if (!line_has_more(line) || token->kind != TOKEN_WORD) {
		line_expected(line, what);
		return false;
	}
	line->at++;
	if (!has_form(token->text, form)) {
		diag_report(line->session->diag, DIAG_bad_name, token->span,
		            "'%s' cannot be the name of %s", token->text, what);
		return false;
	}
	*name = (struct name){token->text, token->span};
	return true;
}

bool
line_number(struct line *line, const char *what, uint32_t *value)
{
	enum { MAX = 1 << 30 };
	struct name word;
	unsigned long long number;
	char *end;

	if (!line_name(line, what, NAME_PATH, &word))
		return false;
	number = strtoull(word.text, &end, 0);
	if (*end == '\0' && isdigit((unsigned char)word.text[0]) &&
	    number > 0 && number <= MAX) {
		*value = (uint32_t)number;
		return true;
	}
	diag_report(line->session->diag, DIAG_bad_name, word.span,
	            "expected %s: a number from 1 to 2^30", what);
	line->broken = true;
	return false;
}

static bool
at_stop(const struct line *line, const char *const *stops)
{
	if (!line_has_more(line))
		return true;
	for (; stops && *stops; stops++)
		if (next_is(line, *stops))
			return true;
	return false;
}

const struct name *
name_list_find(const struct name_list *list, const char *text)
{
	list_each (const struct name, name, list)
		if (name->text == text)
			return name;
	return NULL;
}

bool
file_names_have(const struct file_names *files, const char *path)
{
	list_each (const struct file_name, file, files)
		if (file->path && strcmp(file->path, path) == 0)
			return true;
	return false;
}

static void
add_once(struct line *line, struct name_list *list, struct name name)
{
	const struct name *first = name_list_find(list, name.text);

	if (!first) {
		*list_add(line->session->arena, list) = name;
		return;
	}
	diag_report(line->session->diag, DIAG_repeated_name, name.span,
	            "'%s' is listed twice", name.text);
	edit_remove(line->session->diag, name.span);
	diag_note(line->session->diag, first->span, "the first time is here");
}

void
line_names(struct line *line, const char *what, enum name_form form,
           const char *const *stops, struct name_list *list)
{
	struct name name;

	for (;;) {
		if (at_stop(line, stops) ||
		    line->tokens[line->at].kind != TOKEN_WORD)
			line_expected(line, what);
		else if (line_name(line, what, form, &name))
			add_once(line, list, name);
		if (line_take_kind(line, TOKEN_COMMA))
			continue;
		if (at_stop(line, stops))
			return;
		if (line->tokens[line->at].kind != TOKEN_WORD)
			return;
		line_expected(line, "','");
	}
}

bool
line_recursion(struct line *line, struct bound *bound)
{
	if (!line_name(line, "a function of the module", NAME_C, &bound->name))
		return false;
	if (line_take_near(line, "at") && line_take_near(line, "most"))
		return line_number(line, "how often it calls itself",
		                   &bound->value);
	line_expected(line, "'at most' and a number");
	return false;
}

void
line_files(struct line *line, struct file_names *files)
{
	struct name_list words = {0};

	line_names(line, "a file", NAME_PATH, NULL, &words);
	list_each (const struct name, word, &words)
		list_add(line->session->arena, files)->word = *word;
}

void
line_flags(struct line *line, struct flags_list *list)
{
	static const char *const stops[] = {"in", NULL};
	struct flags *flags = list_add(line->session->arena, list);

	line_names(line, "a flag of the compiler", NAME_PATH, stops,
	           &flags->words);
	if (line_take(line, "in"))
		line_files(line, &flags->files);
}

void
line_end(struct line *line)
{
	if (!line_has_more(line) || line->broken)
		return;
	diag_report(line->session->diag, DIAG_expected_token,
	            line->tokens[line->at].span,
	            "expected the end of the line before '%s'",
	            line->tokens[line->at].text);
	line->broken = true;
}

struct span
line_span(const struct line *line)
{
	struct span span = line->tokens[0].span;

	span.end = line->tokens[line->count - 1].span.end;
	return span;
}
