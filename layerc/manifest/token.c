#include "token.h"

#include <string.h>

struct scanner {
	struct session *session;
	const struct source *source;
	struct tokens *tokens;
	uint32_t at, line_begin;
	bool line_has_token;
};

static void
add(struct scanner *scanner, enum token_kind kind, uint32_t begin, uint32_t end)
{
	const char *text = scanner->source->text;
	struct token *token =
		list_add(scanner->session->arena, scanner->tokens);
	bool quoted = kind == TOKEN_WORD && text[begin] == '"';
	uint32_t inner_end = quoted && end - begin >= 2 && text[end - 1] == '"'
	                             ? end - 1
	                             : end;

	token->kind = kind;
	token->span = (struct span){scanner->source, begin, end};
	token->in_column_1 = begin == scanner->line_begin;
	begin += quoted;
	token->text = names_add(scanner->session->names, text + begin,
	                        strnlen(text + begin, inner_end - begin));
	token->starts_line = !scanner->line_has_token;
	scanner->line_has_token = true;
	scanner->at = end;
}

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r';
}

static bool
is_control(char byte)
{
	return ((unsigned char)byte < 0x20 && byte != '\n' &&
	        !is_blank(byte)) ||
	       byte == 0x7f;
}

/* Reports the first control characters at or behind begin, before end. */
static void
check_plain(const struct scanner *scanner, uint32_t begin, uint32_t end)
{
	const char *text = scanner->source->text;
	uint32_t first = begin;

	while (first < end && !is_control(text[first]))
		first++;
	if (first == end)
		return;
	for (begin = first; begin < end && is_control(text[begin]);)
		begin++;
	diag_report(scanner->session->diag, DIAG_expected_token,
	            (struct span){scanner->source, first, begin},
	            "a manifest is plain text: control characters cannot "
	            "stand in it");
}

static bool
ends_word(char byte)
{
	return byte == '\n' || byte == ',' || is_blank(byte) ||
	       is_control(byte);
}

static uint32_t
line_end(const struct scanner *scanner)
{
	const struct source *source = scanner->source;
	const char *newline = memchr(source->text + scanner->at, '\n',
	                             source->size - scanner->at);
	uint32_t end =
		newline ? (uint32_t)(newline - source->text) : source->size;

	while (end > scanner->at && is_blank(source->text[end - 1]))
		end--;
	return end;
}

static void
scan_quoted(struct scanner *scanner)
{
	uint32_t begin = scanner->at, end = line_end(scanner);
	const char *text = scanner->source->text;
	const char *quote = memchr(text + begin + 1, '"', end - begin - 1);

	if (quote)
		end = (uint32_t)(quote - text) + 1;
	else
		diag_report(scanner->session->diag, DIAG_expected_token,
		            (struct span){scanner->source, end, end},
		            "expected '\"' before the end of the line");
	check_plain(scanner, begin, end);
	add(scanner, TOKEN_WORD, begin, end);
}

static void
scan_word(struct scanner *scanner)
{
	const char *text = scanner->source->text;
	uint32_t begin = scanner->at, end = begin;

	while (end < scanner->source->size && !ends_word(text[end]))
		end++;
	add(scanner,
	    end - begin == 1 && text[begin] == '+' ? TOKEN_PLUS : TOKEN_WORD,
	    begin, end);
}

static void
skip_control(struct scanner *scanner)
{
	uint32_t begin = scanner->at;

	while (scanner->at < scanner->source->size &&
	       is_control(scanner->source->text[scanner->at]))
		scanner->at++;
	check_plain(scanner, begin, scanner->at);
}

void
token_scan(struct session *session, const struct source *source,
           struct tokens *tokens)
{
	struct scanner scanner = {session, source, tokens, 0, 0, false};

	/* Some editors begin a file with the mark of UTF-8. */
	if (source->size >= 3 && memcmp(source->text, "\xef\xbb\xbf", 3) == 0)
		scanner.at = scanner.line_begin = 3;
	while (scanner.at < source->size) {
		char byte = source->text[scanner.at];

		if (byte == '\n') {
			scanner.line_begin = ++scanner.at;
			scanner.line_has_token = false;
		} else if (is_blank(byte)) {
			scanner.at++;
		} else if (is_control(byte)) {
			skip_control(&scanner);
		} else if (byte == '#') {
			check_plain(&scanner, scanner.at, line_end(&scanner));
			add(&scanner, TOKEN_COMMENT, scanner.at,
			    line_end(&scanner));
		} else if (byte == ',') {
			add(&scanner, TOKEN_COMMA, scanner.at, scanner.at + 1);
		} else if (byte == '"') {
			scan_quoted(&scanner);
		} else {
			scan_word(&scanner);
		}
	}
}
