#include "recipe_flags.h"

#include <string.h>

#include "../base/file.h"
#include "../base/text.h"
#include "../source/paths.h"

/* A flag and its value, which may stand in the next word. */
struct form {
	const char *flag;
	bool is_path;
};

static const struct form valued[] = {
	{"-I", true},       {"-D", false},        {"-U", false},
	{"-isystem", true}, {"-iquote", true},    {"-include", true},
	{"-imacros", true}, {"-idirafter", true},
};

static const char *const alone[] = {
	"-ansi",         "-ffreestanding", "-fms-extensions",
	"-fshort-enums", "-fshort-wchar",  "-funsigned-char",
	"-m16",          "-m32",           "-m64",
	"-nostdinc",     "-nostdlibinc",   "-pthread",
	"-undef",        "-fno-builtin",   "-fgnu89-inline",
};

static const char *const begins[] = {"-std=", "--target=", "-fplan9-"};

static void
add(struct session *session, struct argv *flags, const char *word)
{
	const char *name = names_text(session->names, word);

	list_each (const char *, flag, flags)
		if (*flag == name)
			return;
	*list_add(session->arena, flags) = name;
}

/* A manifest's word holds no blank and no comma; C has other ways. */
static const char *
written(struct arena *arena, const char *value)
{
	struct text text = {.arena = arena};
	bool quoted = false;

	text_bytes(&text, "", 0);
	for (; *value; value++) {
		quoted ^= *value == '"';
		if (quoted && strchr(" ,", *value))
			text_print(&text, "\\%03o", (unsigned)*value);
		else
			text_bytes(&text, value, 1);
	}
	return text.bytes;
}

static void
add_valued(struct session *session, const char *folder, const struct form *form,
           const char *value, struct argv *flags)
{
	struct arena *arena = session->arena;

	if (form->is_path)
		value = paths_plain(arena, path_join(arena, folder, value));
	else
		value = written(arena, value);
	add(session, flags, arena_print(arena, "%s%s", form->flag, value));
}

static const struct form *
form_of(const char *word)
{
	for (size_t i = 0; i < sizeof(valued) / sizeof(*valued); i++)
		if (strncmp(word, valued[i].flag, strlen(valued[i].flag)) == 0)
			return &valued[i];
	return NULL;
}

static bool
is_wanted(const char *word)
{
	for (size_t i = 0; i < sizeof(alone) / sizeof(*alone); i++)
		if (strcmp(word, alone[i]) == 0)
			return true;
	for (size_t i = 0; i < sizeof(begins) / sizeof(*begins); i++)
		if (strncmp(word, begins[i], strlen(begins[i])) == 0)
			return true;
	return false;
}

void
recipe_flags(struct session *session, const char *folder,
             const struct argv *words, struct argv *flags)
{
	for (uint32_t i = 0; i < words->count; i++) {
		const char *word = words->items[i];
		const struct form *form = form_of(word);
		const char *value = form ? word + strlen(form->flag) : NULL;

		if (form && *value == '\0' && i + 1 < words->count)
			value = words->items[++i];
		if (form && *value)
			add_valued(session, folder, form, value, flags);
		else if (!form && is_wanted(word))
			add(session, flags, word);
	}
}
