#include "lines.h"

#include <string.h>

enum { WIDTH = 76, INDENT = 8 };

bool
lines_have(const struct argv *words, const char *name)
{
	list_each (const char *, word, words)
		if (*word == name)
			return true;
	return false;
}

bool
lines_have_text(const struct argv *words, const char *text)
{
	list_each (const char *, word, words)
		if (strcmp(*word, text) == 0)
			return true;
	return false;
}

/* A word with blanks or commas stands in quotes, unless it holds some. */
static const char *
quoted(struct arena *arena, const char *word)
{
	if (!strpbrk(word, " ,\t") && word[0] != '#')
		return word;
	return strchr(word, '"') ? NULL : arena_print(arena, "\"%s\"", word);
}

/* Adds a line, with between behind each word but the last. */
static void
add_list(struct text *text, const char *keyword, const char *between,
         const struct path_list *words)
{
	size_t begin = text->len;
	bool is_first = true;

	list_each (const char *, item, words) {
		const char *word = quoted(text->arena, *item);

		if (!word)
			continue;
		if (is_first)
			text_print(text, "%-8s", keyword);
		else
			text_print(text, "%s", between);
		if (text->len - begin + strlen(word) > WIDTH) {
			text_print(text, "\n        ");
			begin = text->len - INDENT;
		}
		text_print(text, " %s", word);
		is_first = false;
	}
	if (!is_first)
		text_print(text, "\n");
}

void
lines_add(struct text *text, const char *keyword, const struct path_list *words)
{
	add_list(text, keyword, ",", words);
}

void
lines_add_sum(struct text *text, const char *keyword,
              const struct path_list *words)
{
	add_list(text, keyword, " +", words);
}

static struct path_list
paths_of(const struct argv *words)
{
	return (struct path_list){words->items, words->count, words->count};
}

void
lines_add_words(struct text *text, const char *keyword,
                const struct argv *words)
{
	struct path_list list = paths_of(words);

	add_list(text, keyword, ",", &list);
}

/* Files with the same flags of their own. */
struct alike {
	const char *line; /* of the flags, as one name */
	struct argv flags;
	struct path_list paths;
};

struct alikes LIST(struct alike);

static struct alike *
alike_of(struct arena *arena, struct alikes *alikes, const char *line)
{
	struct alike *alike;

	list_each (struct alike, known, alikes)
		if (known->line == line)
			return known;
	alike = list_add(arena, alikes);
	alike->line = line;
	return alike;
}

static void
gather(const struct survey *survey, const struct survey_file *file,
       struct alikes *alikes)
{
	struct session *session = survey->session;
	struct argv own = {0};
	struct alike *alike;
	const char *line;

	list_each (const char *, flag, &file->recipe->flags)
		if (!lines_have(&survey->flags, *flag))
			*list_add(session->arena, &own) = *flag;
	line = own.count > 0 ? argv_line(session->arena, &own) : "";
	alike = alike_of(session->arena, alikes,
	                 names_text(session->names, line));
	alike->flags = own;
	*list_add(session->arena, &alike->paths) = file->recipe->path;
}

void
lines_add_flags(struct text *text, const struct survey *survey,
                const struct part *part)
{
	struct alikes alikes = {0};

	list_each (const struct survey_file, file, &survey->files)
		if (!file->why && (!part || file->part == part))
			gather(survey, file, &alikes);
	list_each (const struct alike, alike, &alikes) {
		if (alike->flags.count == 0)
			continue;
		lines_add_words(text, "flags", &alike->flags);
		if (alikes.count == 1)
			return;
		/* The clause goes on in the line that was just ended. */
		text->len--;
		lines_add(text, "\n         in", &alike->paths);
	}
}
