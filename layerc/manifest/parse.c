/*
 * Tokens to manifests.
 *
 * A file is cut into lines at the tokens in column 1; each line is read by
 * the function that the keyword table names.  After a mistake a line is read
 * on as far as it makes sense, and the next line starts afresh, so that one
 * mistake is one error.
 */
#include <string.h>

#include "../report/spelling.h"
#include "keywords.h"

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
	struct spelling_search search = {.word = line->keyword.text};

	for (; table->word; table++)
		if (spelling_nearer(&search, table->word))
			best = table;
	diag_report(line->session->diag, DIAG_unknown_keyword,
	            line->keyword.span, "unknown keyword '%s'",
	            line->keyword.text);
	if (best)
		diag_fix(line->session->diag, line->keyword.span, "%s",
		         best->word);
	return best;
}

enum { KEYWORDS_AT_MOST = 32 };

struct reader {
	struct session *session;
	const struct keyword *table;
	struct span first[KEYWORDS_AT_MOST]; /* where a keyword came first */
	const bool
		*is_hosted; /* of a kernel, so that it has no image; or NULL */
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

/* Whether a manifest needs the line with the keyword at i and has none. */
static bool
is_missing(const struct reader *reader, uint32_t i)
{
	const struct keyword *like = find_keyword(reader->table, KEYWORD_LIKE);

	if (!reader->table[i].required || reader->first[i].source ||
	    (reader->table[i].of_image && *reader->is_hosted))
		return false;
	return i == 0 || !like || !reader->first[like - reader->table].source;
}

static void
read_manifest(struct session *session, const struct source *source,
              const struct keyword *table, void *manifest)
{
	struct reader reader = {.session = session, .table = table};
	struct tokens all = {0}, words = {0};

	if (table == kernel_keywords)
		reader.is_hosted = &((struct kernel *)manifest)->is_hosted;

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
	for (uint32_t i = 0; table[i].word; i++)
		if (is_missing(&reader, i))
			diag_report(session->diag, DIAG_missing_line,
			            (struct span){source, 0, 0},
			            "the manifest has no '%s' line",
			            table[i].word);
}

struct layer *
manifest_layer(struct session *session, const struct source *source)
{
	struct layer *layer = arena_new(session->arena, struct layer);

	layer->source = source;
	read_manifest(session, source, layer_keywords, layer);
	layer_finish(session, layer);
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
