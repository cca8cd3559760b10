#include "database.h"

#include <string.h>
#include <unistd.h>

#include "../base/die.h"
#include "../base/file.h"
#include "../base/text.h"

static const char begin[] = "[\n", end[] = "\n]\n";

static void
add_string(struct text *text, const char *string)
{
	text_print(text, "\"");
	for (const char *byte = string; *byte; byte++)
		if (*byte == '"' || *byte == '\\')
			text_print(text, "\\%c", *byte);
		else if ((unsigned char)*byte < 0x20)
			text_print(text, "\\u%04x", (unsigned)*byte);
		else
			text_bytes(text, byte, 1);
	text_print(text, "\"");
}

static void
add_entry(struct text *text, const struct plan_file *file,
          const struct argv *words, const char *root)
{
	text_print(text, "%s {\"directory\": ", text->len ? ",\n" : "");
	add_string(text, root);
	text_print(text, ",\n  \"file\": ");
	add_string(text, file->source);
	text_print(text, ",\n  \"output\": ");
	add_string(text, file->object);
	text_print(text, ",\n  \"arguments\": [");
	list_each (const char *, word, words) {
		add_string(text, *word);
		text_print(text, ", ");
	}
	text_print(text, "\"-c\", ");
	add_string(text, file->source);
	text_print(text, "]}");
}

static void
add_module(struct text *text, const struct plan *plan,
           const struct tools *tools, const struct plan_module *module,
           const char *root)
{
	struct arena *arena = plan->session->arena;
	struct argv words = {0};

	argv_add(arena, &words, tools->cc, NULL);
	tools_c_flags(plan, tools, &words);
	tools_module_flags(plan, tools, module, &words);
	list_each (const struct plan_file, file, &module->files) {
		struct argv all = {0};

		if (file->language != LANGUAGE_C)
			continue;
		list_each (const char *, word, &words)
			*list_add(arena, &all) = *word;
		plan_file_flags(plan, module, file, &all);
		add_entry(text, file, &all, root);
	}
}

static const char *
current_folder(struct arena *arena)
{
	enum { PATH_SIZE = 1 << 16 };
	char *path = arena_array(arena, char, PATH_SIZE);

	if (!getcwd(path, PATH_SIZE))
		die("cannot tell the current folder:");
	return path;
}

static void
write_entries(struct arena *arena, const char *path, const struct text *entries)
{
	struct text text = {.arena = arena};

	text_print(&text, "%s%s%s", begin, entries->len ? entries->bytes : "",
	           end);
	file_write(arena, path, text.bytes, text.len);
}

/* Adds what stands between the brackets of a database that layerc wrote. */
static void
add_database(struct arena *arena, struct text *entries, const char *path)
{
	const size_t before = strlen(begin), after = strlen(end);
	uint32_t size;
	const char *bytes = file_read(arena, path, &size);

	if (!bytes || size <= before + after ||
	    memcmp(bytes, begin, before) != 0 ||
	    memcmp(bytes + size - after, end, after) != 0)
		return;
	text_print(entries, "%s", entries->len ? ",\n" : "");
	text_bytes(entries, bytes + before, size - before - after);
}

void
database_write(const struct plan *plan, const struct tools *tools)
{
	struct arena *arena = plan->session->arena;
	const char *root = current_folder(arena);
	struct text own = {.arena = arena}, all = {.arena = arena};
	struct path_list databases = {0};

	for (uint32_t i = 0; i < plan->all.count; i++)
		add_module(&own, plan, tools, plan->all.items[i], root);
	write_entries(arena,
	              path_join(arena, plan->folder, "compile_commands.json"),
	              &own);
	file_glob(arena, "build/*/compile_commands.json", &databases);
	list_each (const char *, path, &databases)
		add_database(arena, &all, *path);
	write_entries(arena, "compile_commands.json", &all);
}
