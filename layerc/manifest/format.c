/*
 * The layout keeps the physical lines that the user wrote: where a list was
 * broken says something.  Only a line that is too long is broken anew, behind
 * a comma.
 */
#include "format.h"

#include <string.h>

enum { INDENT = 9, WIDTH = 80 };

/* One physical line: the tokens [begin, end). */
struct row {
	const struct token *begin, *end;
	const struct token *clause; /* the first clause word, or NULL */
	bool blank_before, has_keyword;
	bool has_clauses;       /* part of an export or restates line */
	uint32_t width;         /* columns up to the clause or the end */
	uint32_t clause_column; /* 0: two blanks behind what is before */
};

struct rows LIST(struct row);

static bool
is_clause(const struct token *token)
{
	static const char *const words[] = {"in", "clobbers", "reads",
	                                    "writes"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (token->kind == TOKEN_WORD &&
		    strcmp(token->text, words[i]) == 0)
			return true;
	return false;
}

/* Whether clauses may follow in the line that this row begins. */
static bool
takes_clauses(const struct token *keyword)
{
	return strcmp(keyword->text, "export") == 0 ||
	       strcmp(keyword->text, "restates") == 0;
}

/* Whether a clause begins here: its word follows another, not a comma. */
static bool
begins_clause(const struct row *row, const struct token *token)
{
	return row->has_clauses && is_clause(token) &&
	       token > row->begin + row->has_keyword &&
	       token[-1].kind == TOKEN_WORD;
}

static uint32_t
token_len(const struct token *token)
{
	return token->span.end - token->span.begin;
}

/* The blanks before a token that does not start its line. */
static uint32_t
gap(const struct row *row, const struct token *token)
{
	if (token->kind == TOKEN_COMMA)
		return 0;
	if (token->kind == TOKEN_COMMENT)
		return 2;
	if (begins_clause(row, token))
		return 2;
	if (token == row->begin + 1 && row->has_keyword)
		return token_len(row->begin) < INDENT
		               ? INDENT - token_len(row->begin)
		               : 1;
	return 1;
}

static uint32_t
first_column(const struct row *row)
{
	return row->has_keyword || row->begin->in_column_1 ? 0 : INDENT;
}

/* The column at which token begins when nothing is aligned. */
static uint32_t
column_of(const struct row *row, const struct token *token)
{
	uint32_t column = first_column(row);

	for (const struct token *t = row->begin; t < token; t++)
		column += (t > row->begin ? gap(row, t) : 0) + token_len(t);
	return column;
}

static bool
blank_line_before(const struct token *token)
{
	const char *text = token->span.source->text;
	unsigned newlines = 0;

	for (uint32_t i = token->span.begin; i > 0; i--) {
		char byte = text[i - 1];

		if (byte == '\n')
			newlines++;
		else if (byte != ' ' && byte != '\t' && byte != '\r')
			break;
	}
	return newlines > 1;
}

static void
split_rows(struct arena *arena, const struct tokens *tokens, struct rows *rows)
{
	list_each (const struct token, token, tokens) {
		struct row *row;

		if (!token->starts_line && rows->count > 0) {
			rows->items[rows->count - 1].end = token + 1;
			continue;
		}
		row = list_add(arena, rows);
		row->begin = token;
		row->end = token + 1;
		row->has_keyword =
			token->in_column_1 && token->kind == TOKEN_WORD;
		row->blank_before = rows->count > 1 && blank_line_before(token);
		row->has_clauses =
			row->has_keyword
				? takes_clauses(token)
				: rows->count > 1 && row[-1].has_clauses;
	}
}

static void
find_clause(struct row *row)
{
	const struct token *token = row->begin;

	if (!row->has_keyword || !row->has_clauses)
		return;
	while (token < row->end && !begins_clause(row, token))
		token++;
	if (token < row->end)
		row->clause = token;
	row->width = column_of(row, token);
}

/* Whether the row is a whole export line that clauses may be aligned in. */
static bool
can_align(const struct rows *rows, uint32_t i)
{
	const struct row *row = &rows->items[i];

	/* A row that is too long will be broken, and then is no whole line. */
	return row->clause && column_of(row, row->end) <= WIDTH &&
	       (i + 1 == rows->count || rows->items[i + 1].has_keyword ||
	        rows->items[i + 1].begin->kind == TOKEN_COMMENT ||
	        rows->items[i + 1].blank_before);
}

/* Aligns the clauses of neighbouring export lines, if they all fit. */
static void
align(struct rows *rows)
{
	uint32_t begin = 0;

	while (begin < rows->count) {
		uint32_t end = begin, widest = 0;
		bool fits = true;

		for (; end < rows->count && can_align(rows, end) &&
		       (end == begin || !rows->items[end].blank_before);
		     end++)
			if (rows->items[end].width > widest)
				widest = rows->items[end].width;
		for (uint32_t i = begin; i < end; i++) {
			struct row *row = &rows->items[i];
			uint32_t rest =
				column_of(row, row->end) - row->width - 1;

			fits = fits && widest + 2 + rest <= WIDTH;
		}
		for (uint32_t i = begin; i < end && fits; i++)
			rows->items[i].clause_column = widest + 2;
		begin = end > begin ? end : begin + 1;
	}
}

static void
print_token(struct text *text, const struct token *token)
{
	text_bytes(text, token->span.source->text + token->span.begin,
	           token_len(token));
}

static uint32_t
blanks_before(const struct row *row, const struct token *token, uint32_t column)
{
	if (token != row->clause)
		return gap(row, token);
	return row->clause_column > column + 1 ? row->clause_column - column
	                                       : 2;
}

/* The column behind the word and the comma that follows it, if one does. */
static uint32_t
end_column(const struct row *row, const struct token *token, uint32_t column)
{
	column += token_len(token);
	if (token + 1 < row->end && token[1].kind == TOKEN_COMMA)
		column++;
	return column;
}

static void
print_row(struct text *text, const struct row *row)
{
	uint32_t column = first_column(row);

	if (row->blank_before)
		text_print(text, "\n");
	text_print(text, "%*s", (int)column, "");
	for (const struct token *token = row->begin; token < row->end;
	     token++) {
		uint32_t blanks = token == row->begin
		                          ? 0
		                          : blanks_before(row, token, column);

		if (token > row->begin && token[-1].kind == TOKEN_COMMA &&
		    token->kind == TOKEN_WORD &&
		    end_column(row, token, column + blanks) > WIDTH) {
			text_print(text, "\n");
			column = 0;
			blanks = INDENT;
		}
		text_print(text, "%*s", (int)blanks, "");
		print_token(text, token);
		column += blanks + token_len(token);
	}
	text_print(text, "\n");
}

void
format_manifest(const struct tokens *tokens, struct text *text)
{
	struct rows rows = {0};

	split_rows(text->arena, tokens, &rows);
	list_each (struct row, row, &rows)
		find_clause(row);
	align(&rows);
	list_each (const struct row, row, &rows)
		print_row(text, row);
}
