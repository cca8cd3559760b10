#include "recipe.h"

#include <ctype.h>
#include <jansson.h>
#include <string.h>

#include "../base/text.h"
#include "../build/language.h"
#include "../source/paths.h"
#include "recipe_flags.h"

/* Takes one character of a word, or a quoted part; returns what follows. */
static const char *
take_part(const char *at, struct text *word)
{
	char quote = *at;
	const char *end;

	if (*at == '\\' && at[1]) {
		if (at[1] != '\n')
			text_bytes(word, at + 1, 1);
		return at + 2;
	}
	if (quote != '"' && quote != '\'') {
		text_bytes(word, at, 1);
		return at + 1;
	}
	for (end = at + 1; *end && *end != quote; end++) {
		if (quote == '"' && *end == '\\' && end[1] &&
		    strchr("\"\\$`", end[1]))
			end++;
		text_bytes(word, end, 1);
	}
	return *end ? end + 1 : end;
}

const char *
recipe_words(struct arena *arena, const char *text, struct argv *words)
{
	static const char ends[] = ";&|\n";

	for (;;) {
		struct text word = {.arena = arena};
		bool is_word = false;

		text += strspn(text, " \t\r");
		while (*text && !strchr(" \t\r", *text) &&
		       !strchr(ends, *text)) {
			text_bytes(&word, "", 0);
			text = take_part(text, &word);
			is_word = true;
		}
		if (is_word)
			*list_add(arena, words) = word.bytes;
		if (!*text || strchr(ends, *text))
			return text;
	}
}

/* Where a file lies, if below the current folder; else NULL. */
static const char *
inside(struct session *session, const char *folder, const char *word)
{
	const char *path = paths_plain(session->arena,
	                               path_join(session->arena, folder, word));

	if (path[0] == '/' || strncmp(path, "..", 2) == 0)
		return NULL;
	return names_text(session->names, path);
}

/* Adds one file of a command, which is not looked at again. */
static void
add(struct session *session, struct recipes *recipes, const char *folder,
    const char *word, const struct argv *words)
{
	const char *path = inside(session, folder, word);
	struct recipe *recipe;

	if (!path)
		recipes->outside++;
	if (!path || map_get(&recipes->by_path, path) || !file_exists(path))
		return;
	map_put(session->arena, &recipes->by_path, path, recipes);
	recipe = list_add(session->arena, recipes);
	recipe->path = path;
	recipe_flags(session, folder, words, &recipe->flags);
}

static bool
is_code(const char *word)
{
	enum language language;

	return word[0] != '-' && language_find(word, &language) &&
	       language_is_text(language);
}

static void
add_entry(struct session *session, const json_t *entry, struct recipes *recipes)
{
	struct arena *arena = session->arena;
	const char *folder =
		json_string_value(json_object_get(entry, "directory"));
	const char *file = json_string_value(json_object_get(entry, "file"));
	const char *command =
		json_string_value(json_object_get(entry, "command"));
	const json_t *arguments = json_object_get(entry, "arguments");
	struct argv words = {0};

	if (!file || !is_code(file))
		return;
	if (command)
		recipe_words(arena, command, &words);
	for (size_t i = 0; i < json_array_size(arguments); i++) {
		const char *word =
			json_string_value(json_array_get(arguments, i));

		if (word)
			*list_add(arena, &words) =
				arena_text(arena, word, strlen(word));
	}
	add(session, recipes, folder ? folder : ".", file, &words);
}

const char *
recipes_of_database(struct session *session, const char *path,
                    struct recipes *recipes)
{
	json_error_t error;
	json_t *root = json_load_file(path, 0, &error);
	size_t count = json_array_size(root);

	if (!root)
		return arena_print(session->arena, "line %d: %s", error.line,
		                   error.text);
	for (size_t i = 0; i < count; i++)
		add_entry(session, json_array_get(root, i), recipes);
	json_decref(root);
	return count > 0 ? NULL : "it lists no commands";
}

/* Whether a word calls a compiler or assembler: "x86_64-linux-gnu-gcc-12". */
static bool
is_compiler(const char *word)
{
	static const char *const names[] = {"cc",  "gcc",  "clang", "tcc",
	                                    "c99", "nasm", "as"};
	const char *name = path_last(word);
	size_t len = strlen(name);

	while (len > 0 && (isdigit((unsigned char)name[len - 1]) ||
	                   strchr(".-", name[len - 1])))
		len--;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		size_t size = strlen(names[i]);

		/* "c99" ends in the digits that are a version elsewhere. */
		if (strcmp(name, names[i]) == 0 ||
		    (len >= size &&
		     strncmp(name + len - size, names[i], size) == 0 &&
		     (len == size || name[len - size - 1] == '-')))
			return true;
	}
	return false;
}

/* Make tells when it goes into a folder and out of it. */
struct folders LIST(const char *);

static const char *
current(const struct folders *folders)
{
	return folders->count > 0 ? folders->items[folders->count - 1] : ".";
}

/* Takes "make[1]: Entering directory '/x'"; false if it is another line. */
static bool
take_message(struct arena *arena, const char *line, struct folders *folders)
{
	static const char enters[] = ": Entering directory '",
			  leaves[] = ": Leaving directory '";
	size_t len = strcspn(line, "\n");
	const char *at = strstr(line, enters);

	if (at && at < line + len) {
		at += sizeof(enters) - 1;
		*list_add(arena, folders) =
			arena_text(arena, at, strcspn(at, "'\n"));
		return true;
	}
	at = strstr(line, leaves);
	if (!at || at >= line + len)
		return false;
	folders->count -= folders->count > 0;
	return true;
}

static void
take_command(struct session *session, const struct argv *words,
             const char *folder, struct recipes *recipes)
{
	bool compiles = false;

	for (uint32_t i = 0; i < words->count; i++)
		if (!compiles)
			compiles = is_compiler(words->items[i]);
		else if (is_code(words->items[i]) &&
		         strcmp(words->items[i - 1], "-o") != 0)
			add(session, recipes, folder, words->items[i], words);
}

/* A line may hold several commands, and "cd x && cc y.c". */
static const char *
take_line(struct session *session, const char *at, const char *folder,
          struct recipes *recipes)
{
	for (;;) {
		struct argv words = {0};

		at = recipe_words(session->arena, at, &words);
		if (words.count == 2 && strcmp(words.items[0], "cd") == 0)
			folder = path_join(session->arena, folder,
			                   words.items[1]);
		take_command(session, &words, folder, recipes);
		if (!*at || *at == '\n')
			return at;
		at++;
	}
}

void
recipes_of_output(struct session *session, const char *output,
                  struct recipes *recipes)
{
	struct folders folders = {0};

	for (const char *at = output; *at; at += *at == '\n')
		if (take_message(session->arena, at, &folders))
			at += strcspn(at, "\n");
		else
			at = take_line(session, at, current(&folders), recipes);
}

bool
recipes_of_make(struct session *session, struct recipes *recipes)
{
	enum { LONG_MS = 600 * 1000 };
	struct arena *arena = session->arena;
	struct argv argv = {0};
	struct text output = {.arena = arena};
	struct process process;
	long deadline = process_now() + LONG_MS, count;
	char bytes[4096];

	argv_add(arena, &argv, "make", "-n", "-B", "-k", "-w", NULL);
	if (!process_start(arena, &process, &argv, OUTPUT_PIPE))
		return false;
	while ((count = process_read(&process, bytes, sizeof(bytes),
	                             deadline)) > 0)
		text_bytes(&output, bytes, (size_t)count);
	if (count < 0)
		process_kill(&process);
	process_wait(&process);
	if (output.bytes)
		recipes_of_output(session, output.bytes, recipes);
	return true;
}
