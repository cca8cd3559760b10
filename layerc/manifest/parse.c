/*
 * Tokens to manifests.
 *
 * A file is cut into lines at the tokens in column 1; each line is read by
 * the function that the keyword table names.  After a mistake a line is read
 * on as far as it makes sense, and the next line starts afresh, so that one
 * mistake is one error.
 */
#include <stdlib.h>
#include <string.h>

#include "../report/spelling.h"
#include "line.h"
#include "manifest.h"

struct keyword {
	const char *word;
	bool once;
	void (*read)(struct line *line, void *manifest);
};

static void
read_layer(struct line *line, void *manifest)
{
	struct layer *layer = manifest;
	struct name below;

	if (!line_name(line, "a layer", NAME_LABEL, &layer->name))
		return;
	if (line_take_near(line, "over"))
		do {
			if (line_name(line, "a layer", NAME_LABEL, &below))
				*list_add(line->session->arena, &layer->over) =
					below;
		} while (line_take_kind(line, TOKEN_PLUS));
}

static void
read_pattern(struct line *line, void *manifest)
{
	struct layer *layer = manifest;
	struct name word;

	if (!line_name(line, "'getter-setter' or 'abs-fun'", NAME_LABEL, &word))
		return;
	layer->pattern_word = word;
	if (strcmp(word.text, "getter-setter") == 0) {
		layer->pattern = PATTERN_GETTER_SETTER;
	} else if (strcmp(word.text, "abs-fun") == 0) {
		layer->pattern = PATTERN_ABS_FUN;
	} else {
		diag_report(line->session->diag, DIAG_bad_name, word.span,
		            "a pattern is 'getter-setter' or 'abs-fun'");
		line->broken = true;
	}
}

static void
read_owns(struct line *line, void *manifest)
{
	line_names(line, "a variable", NAME_C, NULL,
	           &((struct layer *)manifest)->owns);
}

static void
read_linker(struct line *line, void *manifest)
{
	line_names(line, "a symbol", NAME_C, NULL,
	           &((struct layer *)manifest)->linker);
}

static void
read_import(struct line *line, void *manifest)
{
	line_names(line, "a name of the underlay", NAME_C, NULL,
	           &((struct layer *)manifest)->imports);
}

static void
read_hides(struct line *line, void *manifest)
{
	line_names(line, "a name of the underlay", NAME_C, NULL,
	           &((struct layer *)manifest)->hides);
}

static void
read_state(struct line *line, void *manifest)
{
	struct layer *layer = manifest;
	struct name_list from = {0};
	struct state *state;
	struct name name;

	if (!line_name(line, "a component", NAME_C, &name))
		return;
	if (line_take_near(line, "from")) {
		line_names(line, "a variable, a component or 'machine'", NAME_C,
		           NULL, &from);
	} else {
		line_expected(line, "'from' and what the component abstracts");
		layer->damaged = true;
	}
	state = list_add(line->session->arena, &layer->states);
	state->name = name;
	list_each (const struct name, source, &from)
		if (strcmp(source->text, "machine") == 0)
			state->machine = true;
		else
			*list_add(line->session->arena, &state->from) = *source;
}

static const struct {
	const char *word;
	enum export_flag flag;
} modifiers[] = {
	{"asm", EXPORT_ASM},
	{"init", EXPORT_INIT},
	{"const", EXPORT_CONST},
	{"helper", EXPORT_HELPER},
};

static unsigned
read_modifiers(struct line *line)
{
	unsigned flags = 0;
	bool found;

	do {
		found = false;
		for (size_t i = 0; i < sizeof(modifiers) / sizeof(*modifiers);
		     i++)
			if (line_take(line, modifiers[i].word)) {
				flags |= modifiers[i].flag;
				found = true;
			}
	} while (found);
	return flags;
}

static void
read_clauses(struct line *line, struct clauses *clauses)
{
	static const char *const words[] = {"in", "clobbers", "reads", "writes",
	                                    NULL};
	const struct {
		const char *word, *what;
		struct name_list *names;
	} table[] = {
		{"in", "a register", &clauses->in},
		{"clobbers", "a register", &clauses->clobbers},
		{"reads", "a component", &clauses->reads},
		{"writes", "a component", &clauses->writes},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (line_take(line, table[i].word))
			line_names(line, table[i].what, NAME_C, words,
			           table[i].names);
	clauses->line = line_span(line);
}

static const struct export *
find_export(const struct exports *exports, const char *text)
{
	list_each (const struct export, export, exports)
		if (export->name.text == text)
			return export;
	return NULL;
}

static void
read_exports(struct line *line, struct layer *layer, unsigned flags)
{
	static const char *const stops[] = {"in", "clobbers", "reads", "writes",
	                                    NULL};
	struct clauses *clauses =
		arena_new(line->session->arena, struct clauses);
	struct name_list names = {0};

	line_names(line, "a primitive", NAME_C, stops, &names);
	read_clauses(line, clauses);
	list_each (const struct name, name, &names) {
		const struct export *first =
			find_export(&layer->exports, name->text);

		if (first) {
			diag_report(line->session->diag, DIAG_repeated_name,
			            name->span, "'%s' is exported twice",
			            name->text);
			diag_note(line->session->diag, first->name.span,
			          "the first time is here");
			continue;
		}
		*list_add(line->session->arena, &layer->exports) =
			(struct export){*name, flags, clauses};
	}
}

static void
read_export(struct line *line, void *manifest)
{
	read_exports(line, manifest, read_modifiers(line));
}

static void
read_restates(struct line *line, void *manifest)
{
	read_exports(line, manifest, EXPORT_RESTATES | read_modifiers(line));
}

static void
read_files(struct line *line, struct file_names *files)
{
	struct name_list words = {0};

	line_names(line, "a file", NAME_PATH, NULL, &words);
	list_each (const struct name, word, &words)
		list_add(line->session->arena, files)->word = *word;
}

static void
read_source(struct line *line, void *manifest)
{
	read_files(line, &((struct layer *)manifest)->sources);
}

static void
read_header(struct line *line, void *manifest)
{
	line_name(line, "a header", NAME_PATH,
	          &((struct layer *)manifest)->header.word);
}

static void
read_boot(struct line *line, void *manifest)
{
	line_name(line, "a symbol", NAME_C, &((struct layer *)manifest)->boot);
}

static void
read_kernel(struct line *line, void *manifest)
{
	line_name(line, "a kernel", NAME_LABEL,
	          &((struct kernel *)manifest)->name);
}

static void
read_machine(struct line *line, void *manifest)
{
	line_name(line, "a machine", NAME_LABEL,
	          &((struct kernel *)manifest)->machine);
}

static void
read_stack(struct line *line, void *manifest)
{
	struct kernel *kernel = manifest;
	struct name name;

	do {
		struct name_list group = {0};

		do {
			if (line_name(line, "a layer", NAME_LABEL, &name))
				*list_add(line->session->arena, &group) = name;
		} while (line_take_kind(line, TOKEN_PLUS));
		if (group.count > 0)
			*list_add(line->session->arena, &kernel->stack) = group;
		if (line_has_more(line) &&
		    line->tokens[line->at].kind == TOKEN_WORD) {
			line_expected(line, "',' or '+'");
			continue;
		}
		if (!line_take_kind(line, TOKEN_COMMA))
			return;
	} while (true);
}

static void
read_kernel_exports(struct line *line, void *manifest)
{
	line_names(line, "a name of the top overlay", NAME_C, NULL,
	           &((struct kernel *)manifest)->exports);
}

static void
read_client(struct line *line, void *manifest)
{
	read_files(line, &((struct kernel *)manifest)->clients);
}

static void
read_test(struct line *line, void *manifest)
{
	struct kernel *kernel = manifest;
	struct test test = {0};

	if (!line_name(line, "a test", NAME_LABEL, &test.name))
		return;
	if (!line_take_near(line, "from"))
		line_expected(line, "'from' and the files of the test");
	else
		read_files(line, &test.sources);
	list_each (const struct test, other, &kernel->tests)
		if (other->name.text == test.name.text) {
			diag_report(line->session->diag, DIAG_repeated_name,
			            test.name.span, "two tests are named '%s'",
			            test.name.text);
			diag_note(line->session->diag, other->name.span,
			          "the first is here");
			return;
		}
	*list_add(line->session->arena, &kernel->tests) = test;
}

static void
read_image(struct line *line, void *manifest)
{
	struct kernel *kernel = manifest;
	struct name address;
	unsigned long long value;
	char *end;

	if (!line_name(line, "an image", NAME_LABEL, &kernel->image_format))
		return;
	if (strcmp(kernel->image_format.text, "multiboot") != 0)
		diag_report(line->session->diag, DIAG_bad_name,
		            kernel->image_format.span,
		            "the form of an image is 'multiboot'");
	if (!line_take_near(line, "at")) {
		line_expected(line, "'at' and the load address");
		return;
	}
	if (!line_name(line, "an address", NAME_PATH, &address))
		return;
	kernel->image_address = address;
	value = strtoull(address.text, &end, 0);
	if (*end != '\0' || address.text[0] == '-' || value > 0xfffff000u ||
	    value % 4096 != 0)
		diag_report(line->session->diag, DIAG_bad_address, address.span,
		            "a load address is a multiple of 4096 below 4 GiB");
	kernel->address = (uint32_t)value;
}

static void
read_entry(struct line *line, void *manifest)
{
	line_name(line, "a function", NAME_C,
	          &((struct kernel *)manifest)->entry);
}

static const struct keyword layer_keywords[] = {
	{"layer", true, read_layer},
	{"pattern", true, read_pattern},
	{"owns", false, read_owns},
	{"linker", false, read_linker},
	{"state", false, read_state},
	{"import", false, read_import},
	{"export", false, read_export},
	{"restates", false, read_restates},
	{"hides", false, read_hides},
	{"source", false, read_source},
	{"header", true, read_header},
	{"boot", true, read_boot},
	{NULL, false, NULL},
};

static const struct keyword kernel_keywords[] = {
	{"kernel", true, read_kernel}, {"machine", true, read_machine},
	{"stack", true, read_stack},   {"export", false, read_kernel_exports},
	{"client", true, read_client}, {"test", false, read_test},
	{"image", true, read_image},   {"entry", true, read_entry},
	{NULL, false, NULL},
};

static const struct keyword *
find_keyword(const struct keyword *table, const char *word)
{
	for (; table->word; table++)
		if (strcmp(table->word, word) == 0)
			return table;
	return NULL;
}

/* Reports an unknown keyword; returns the one that was probably meant. */
static const struct keyword *
guess_keyword(struct line *line, const struct keyword *table)
{
	const struct keyword *best = NULL;
	unsigned least = UINT32_MAX;

	for (; table->word; table++) {
		unsigned distance =
			spelling_distance(line->keyword.text, table->word);

		if (distance < least &&
		    spelling_is_near(line->keyword.text, table->word)) {
			least = distance;
			best = table;
		}
	}
	diag_report(line->session->diag, DIAG_unknown_keyword,
	            line->keyword.span, "unknown keyword '%s'",
	            line->keyword.text);
	if (best)
		diag_fix(line->session->diag, line->keyword.span, "%s",
		         best->word);
	return best;
}

enum { KEYWORDS_AT_MOST = 16 };

struct reader {
	struct session *session;
	const struct keyword *table;
	struct span first[KEYWORDS_AT_MOST]; /* where a keyword came first */
};

static void
read_line(struct reader *reader, struct line *line, void *manifest)
{
	const struct keyword *keyword =
		find_keyword(reader->table, line->keyword.text);
	struct span *first;

	if (!keyword)
		keyword = guess_keyword(line, reader->table);
	if (!keyword) {
		if (reader->table == layer_keywords)
			((struct layer *)manifest)->damaged = true;
		return;
	}
	first = &reader->first[keyword - reader->table];
	if (keyword->once && first->source) {
		diag_report(reader->session->diag, DIAG_repeated_line,
		            line->keyword.span,
		            "a manifest has only one '%s' line", keyword->word);
		diag_note(reader->session->diag, *first, "the first is here");
		return;
	}
	*first = line->keyword.span;
	keyword->read(line, manifest);
	line_end(line);
}

static bool
begins_line(const struct token *token)
{
	return token->in_column_1 && token->kind == TOKEN_WORD;
}

static void
read_lines(struct reader *reader, const struct tokens *tokens, void *manifest)
{
	uint32_t at = 0;

	if (tokens->count > 0 && !begins_line(&tokens->items[0]))
		diag_report(reader->session->diag, DIAG_expected_token,
		            tokens->items[0].span,
		            "a line starts with its keyword in column 1");
	while (at < tokens->count && !begins_line(&tokens->items[at]))
		at++;
	while (at < tokens->count) {
		const struct token *first = &tokens->items[at];
		struct line line = {.session = reader->session,
		                    .keyword = {first->text, first->span},
		                    .tokens = first,
		                    .count = 1,
		                    .at = 1};

		while (at + line.count < tokens->count &&
		       !begins_line(&first[line.count]))
			line.count++;
		read_line(reader, &line, manifest);
		at += line.count;
	}
}

static void
read_manifest(struct session *session, const struct source *source,
              const struct keyword *table, void *manifest)
{
	struct reader reader = {.session = session, .table = table};
	struct tokens all = {0}, words = {0};

	token_scan(session, source, &all);
	list_each (const struct token, token, &all)
		if (token->kind != TOKEN_COMMENT)
			*list_add(session->arena, &words) = *token;
	if (words.count > 0 &&
	    strcmp(words.items[0].text, table[0].word) != 0 &&
	    begins_line(&words.items[0]) &&
	    find_keyword(table, words.items[0].text))
		diag_report(session->diag, DIAG_expected_token,
		            words.items[0].span,
		            "expected '%s' and a name as the first line",
		            table[0].word);
	read_lines(&reader, &words, manifest);
	for (uint32_t i = 0; table == kernel_keywords && table[i].word; i++)
		if (!reader.first[i].source &&
		    strcmp(table[i].word, "export") != 0)
			diag_report(session->diag, DIAG_missing_line,
			            (struct span){source, 0, 0},
			            "the manifest has no '%s' line",
			            table[i].word);
	if (table == layer_keywords && !reader.first[0].source)
		diag_report(session->diag, DIAG_missing_line,
		            (struct span){source, 0, 0},
		            "the manifest has no 'layer' line");
}

struct layer *
manifest_layer(struct session *session, const struct source *source)
{
	struct layer *layer = arena_new(session->arena, struct layer);

	layer->source = source;
	read_manifest(session, source, layer_keywords, layer);
	return layer;
}

struct kernel *
manifest_kernel(struct session *session, const struct source *source)
{
	struct kernel *kernel = arena_new(session->arena, struct kernel);

	kernel->source = source;
	read_manifest(session, source, kernel_keywords, kernel);
	return kernel;
}
