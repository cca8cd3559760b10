/*
 * Names in text that no compiler has read are told from their neighbours.  A
 * name counts when nothing near it says that it is the text's own: better to
 * miss one than to cry wolf, since what is judged here is no code yet.
 */
#include <string.h>

#include "cshared.h"
#include "cwords.h"

struct reading {
	struct cwalk *walk;
	struct cregion *region;
	const struct map *compiled;
	struct cwords words;
	struct map own;   /* names that the region declares, and parameters */
	struct map added; /* names that were added */
	struct {
		struct cword *items;
		uint32_t count, capacity;
	} tokens;
};

const char *
cnames_text(struct cwalk *walk, const struct source *source, uint32_t begin,
            uint32_t end)
{
	return names_add(walk->reader->names, source->text + begin,
	                 end - begin);
}

static const char *
name_of(const struct reading *reading, struct cword word)
{
	return cnames_text(reading->walk, reading->words.source, word.begin,
	                   word.end);
}

/* The token at an index, or the end of the text beyond either end. */
static struct cword
token(const struct reading *reading, uint32_t index)
{
	return index < reading->tokens.count ? reading->tokens.items[index]
	                                     : (struct cword){0};
}

static bool
is(const struct reading *reading, uint32_t index, const char *text)
{
	return cwords_is(&reading->words, token(reading, index), text);
}

static bool
is_any(const struct reading *reading, uint32_t index, const char *const *texts)
{
	for (; *texts; texts++)
		if (is(reading, index, *texts))
			return true;
	return false;
}

/* Whether the token is a name that a declared one may follow: a type's. */
static bool
is_type(const struct reading *reading, uint32_t index)
{
	static const char *const operators[] = {
		"return",      "sizeof",   "case",   "else",     "goto",
		"do",          "_Alignof", "typeof", "__typeof", "__typeof__",
		"__alignof__", "defined",  NULL};

	return token(reading, index).kind == CWORD_NAME &&
	       !is_any(reading, index, operators);
}

/* Whether a statement, or a part in parentheses, ends with the token. */
static bool
ends_statement(const struct reading *reading, uint32_t index)
{
	static const char *const ends[] = {";", "{", "}", ":", NULL};

	return index >= reading->tokens.count || is_any(reading, index, ends);
}

/* The index of the first token of the statement; depth counts parentheses. */
static uint32_t
statement_begin(const struct reading *reading, uint32_t index, int *depth)
{
	*depth = 0;
	while (index > 0 && !ends_statement(reading, index - 1)) {
		index--;
		*depth += is(reading, index, ")") - is(reading, index, "(");
	}
	return index;
}

static bool
has_extern(const struct reading *reading, uint32_t begin, uint32_t end)
{
	for (; begin < end; begin++)
		if (is(reading, begin, "extern"))
			return true;
	return false;
}

/* Whether the parentheses that begin at the token have a body behind them. */
static bool
has_body(const struct reading *reading, uint32_t index)
{
	int depth = 0;

	for (; index < reading->tokens.count; index++) {
		depth += is(reading, index, "(") - is(reading, index, ")");
		if (depth == 0)
			return is(reading, index + 1, "{");
	}
	return false;
}

/* Whether the name is one that "TYPE NAME", or "TYPE *NAME", declares. */
static bool
follows_type(const struct reading *reading, uint32_t index, uint32_t begin)
{
	static const char *const openers[] = {"(", ",", NULL};
	uint32_t at = index - 1;

	if (is_type(reading, at))
		return true;
	while (at > begin && is(reading, at, "*"))
		at--;
	return at < index - 1 && is_type(reading, at) &&
	       (at == begin || is_type(reading, at - 1) ||
	        is_any(reading, at - 1, openers));
}

/*
 * Whether the name is declared here.  A prototype, or a declaration with
 * extern, names what is another's.
 */
static bool
is_declared(const struct reading *reading, uint32_t index)
{
	int depth;
	uint32_t begin = statement_begin(reading, index, &depth), before;

	if (index == 0 || has_extern(reading, begin, index))
		return false;
	if (is(reading, index + 1, ":") && index == begin)
		return true;
	if (index > begin && follows_type(reading, index, begin))
		return !is(reading, index + 1, "(") ||
		       has_body(reading, index + 1);
	/* "int a, *name" */
	before = index - 1;
	while (before > begin && is(reading, before, "*"))
		before--;
	return before > begin + 1 && depth == 0 && is(reading, before, ",") &&
	       is_type(reading, begin) &&
	       (is_type(reading, begin + 1) || is(reading, begin + 1, "*"));
}

/* Whether the name is a field's or a label's. */
static bool
is_part(const struct reading *reading, uint32_t index)
{
	return is(reading, index - 1, ".") || is(reading, index - 1, "goto") ||
	       (is(reading, index - 1, ">") && is(reading, index - 2, "-"));
}

/* Reads "NAME(PARAMETERS)" of a macro that the text defines. */
static void
read_define(struct reading *reading)
{
	struct arena *arena = reading->walk->reader->arena;
	struct cword name = cwords_next(&reading->words);
	struct cwords head = reading->words;
	struct cword word = cwords_next(&head);

	map_put(arena, &reading->own, name_of(reading, name), reading);
	if (!cwords_is(&head, word, "(") || word.begin != name.end)
		return;
	while (word.kind != CWORD_END && !cwords_is(&head, word, ")")) {
		word = cwords_next(&head);
		if (word.kind == CWORD_NAME)
			map_put(arena, &reading->own, name_of(reading, word),
			        reading);
	}
	reading->words = head;
}

/* Reads a directive; only what a definition stands for is text to judge. */
static void
read_directive(struct reading *reading)
{
	struct cword word = cwords_next(&reading->words);

	if (cwords_is(&reading->words, word, "define")) {
		read_define(reading);
		return;
	}
	if (cwords_is(&reading->words, word, "include") ||
	    cwords_is(&reading->words, word, "include_next") ||
	    cwords_is(&reading->words, word, "import"))
		reading->region->unjudged = true;
	reading->words.at = cwords_line(&reading->words, word.begin).end;
}

static void
read_tokens(struct reading *reading)
{
	static const char *const assembly[] = {"asm", "__asm", "__asm__", NULL};

	for (;;) {
		struct cword word = cwords_next(&reading->words);

		if (word.kind == CWORD_END)
			return;
		if (word.kind == CWORD_DIRECTIVE &&
		    !reading->region->parameters) {
			read_directive(reading);
			continue;
		}
		*list_add(reading->walk->reader->arena, &reading->tokens) =
			word;
		if (is_any(reading, reading->tokens.count - 1, assembly) ||
		    (is(reading, reading->tokens.count - 1, "#") &&
		     is(reading, reading->tokens.count - 2, "#")))
			reading->region->unjudged = true;
	}
}

static bool
is_known(const struct reading *reading, const char *name)
{
	const struct map *parameters = reading->region->parameters;

	return map_get(&reading->own, name) || map_get(&reading->added, name) ||
	       map_get(reading->compiled, name) ||
	       (parameters && map_get(parameters, name));
}

static void
add_name(struct reading *reading, uint32_t index)
{
	struct arena *arena = reading->walk->reader->arena;
	const struct cregion *region = reading->region;
	struct cword word = token(reading, index);
	const char *name = name_of(reading, word);
	struct cdirective directive = {.line = region->macro};

	if (is_known(reading, name) || is_part(reading, index))
		return;
	map_put(arena, &reading->added, name, reading);
	if (!region->macro.source)
		directive = cskip_directive(reading->walk,
		                            reading->words.source, word.begin);
	*list_add(arena, &reading->walk->facts->latents) = (struct latent){
		.symbol = name,
		.span = {region->span.source, word.begin, word.end},
		.left_out = directive.line,
		.when = directive.when,
	};
}

void
cnames_add(struct cwalk *walk, struct cregion *region,
           const struct map *compiled)
{
	struct reading reading = {.walk = walk,
	                          .region = region,
	                          .compiled = compiled,
	                          .words = cwords_of(region->span)};

	read_tokens(&reading);
	for (uint32_t i = 0; i < reading.tokens.count; i++)
		if (token(&reading, i).kind == CWORD_NAME &&
		    is_declared(&reading, i))
			map_put(walk->reader->arena, &reading.own,
			        name_of(&reading, token(&reading, i)), walk);
	for (uint32_t i = 0; i < reading.tokens.count; i++)
		if (token(&reading, i).kind == CWORD_NAME)
			add_name(&reading, i);
}
