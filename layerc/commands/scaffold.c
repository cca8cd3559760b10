#include "scaffold.h"

#include <string.h>

#include "../base/file.h"
#include "../base/text.h"
#include "../manifest/format.h"

/* The word whose name begins at text and ends with '@', or NULL. */
static const struct scaffold_word *
find_word(const struct scaffold *scaffold, const char *text)
{
	list_each (const struct scaffold_word, word, &scaffold->words) {
		size_t len = strlen(word->name);

		if (strncmp(text, word->name, len) == 0 && text[len] == '@')
			return word;
	}
	return NULL;
}

const char *
scaffold_text(const struct scaffold *scaffold, const char *text)
{
	struct text result = {.arena = scaffold->session->arena};

	text_bytes(&result, "", 0);
	while (*text) {
		size_t len = strcspn(text, "@");
		const struct scaffold_word *word;

		text_bytes(&result, text, len);
		text += len;
		if (!*text)
			break;
		word = find_word(scaffold, text + 1);
		text_print(&result, "%s", word ? word->text : "@");
		text += word ? strlen(word->name) + 2 : 1;
	}
	return result.bytes;
}

/* Begins the file that a line "=== PATH" or "=== PATH ?" names. */
static struct scaffold_file *
begin_file(struct scaffold *scaffold, const char *path)
{
	struct arena *arena = scaffold->session->arena;
	struct scaffold_file *file = list_add(arena, &scaffold->files);

	file->path = arena_text(arena, path, strcspn(path, " \n"));
	file->is_kept = strchr(path, '?') != NULL;
	return file;
}

void
scaffold_add(struct scaffold *scaffold, const char *const *lines, size_t count)
{
	static const char mark[] = "=== ";
	struct scaffold_file *file = NULL;
	struct text text = {0};

	for (size_t i = 0; i < count; i++) {
		const char *line = scaffold_text(scaffold, lines[i]);

		if (strncmp(line, mark, strlen(mark)) == 0) {
			file = begin_file(scaffold, line + strlen(mark));
			text = (struct text){.arena = scaffold->session->arena};
		} else {
			text_print(&text, "%s", line);
			file->text = text.bytes;
		}
	}
}

static struct scaffold_file *
find_file(struct scaffold *scaffold, const struct source *source)
{
	struct scaffold_file *file;

	list_each (struct scaffold_file, other, &scaffold->files)
		if (other->source == source)
			return other;
	file = list_add(scaffold->session->arena, &scaffold->files);
	file->path = source->path;
	file->source = source;
	return file;
}

/* Insertions stand in the order of the text. */
void
scaffold_insert(struct scaffold *scaffold, const struct source *source,
                uint32_t offset, const char *words)
{
	struct scaffold_file *file = find_file(scaffold, source);
	struct scaffold_insertions *all = &file->insertions;
	uint32_t at = all->count;

	list_add(scaffold->session->arena, all);
	for (; at > 0 && all->items[at - 1].offset > offset; at--)
		all->items[at] = all->items[at - 1];
	all->items[at] = (struct scaffold_insertion){offset, words};
}

static const char *
inserted(struct arena *arena, const struct scaffold_file *file)
{
	struct text text = {.arena = arena};
	uint32_t at = 0;

	list_each (const struct scaffold_insertion, insertion,
	           &file->insertions) {
		text_bytes(&text, file->source->text + at,
		           insertion->offset - at);
		text_print(&text, "%s", insertion->words);
		at = insertion->offset;
	}
	text_bytes(&text, file->source->text + at, file->source->size - at);
	return text.bytes;
}

/* The text of a manifest in its layout. */
static const char *
laid_out(struct session *session, const char *path, const char *words)
{
	struct source source;
	struct tokens tokens = {0};
	struct text text = {.arena = session->arena};

	source_init(&source, session->arena, path, words,
	            (uint32_t)strlen(words));
	token_scan(session, &source, &tokens);
	format_manifest(&tokens, &text);
	return text.bytes;
}

static void
change(struct session *session, struct scaffold_file *file)
{
	file->text = inserted(session->arena, file);
	if (strcmp(path_ending(file->path), ".layer") == 0 ||
	    strcmp(path_ending(file->path), ".kernel") == 0)
		file->text = laid_out(session, file->path, file->text);
}

bool
scaffold_write(struct scaffold *scaffold)
{
	bool is_free = true;

	list_each (const struct scaffold_file, file, &scaffold->files)
		if (!file->source && !file->is_kept &&
		    file_exists(file->path)) {
			fprintf(stderr, "layerc: '%s' is there already\n",
			        file->path);
			is_free = false;
		}
	if (!is_free)
		return false;
	list_each (struct scaffold_file, file, &scaffold->files) {
		if (file->is_kept && file_exists(file->path))
			continue;
		if (file->source)
			change(scaffold->session, file);
		file_write(scaffold->session->arena, file->path, file->text,
		           strlen(file->text));
		printf("%s %s\n", file->source ? "changed" : "wrote",
		       file->path);
	}
	return true;
}
