/* layerc fmt: the one layout of a manifest. */
#include <errno.h>
#include <string.h>

#include "../base/die.h"
#include "../manifest/format.h"
#include "../manifest/project.h"
#include "command.h"
#include "target.h"

/* Lays out one file; returns whether it was in that layout already. */
static bool
format_file(struct session *session, const struct options *options,
            const char *path)
{
	const struct source *source = sources_read(session->sources, path);
	struct text text = {.arena = session->arena};
	struct tokens tokens = {0};
	unsigned errors = session->diag->errors;

	if (!source)
		die_of_word("read", path);
	token_scan(session, source, &tokens);
	if (session->diag->errors > errors)
		return true;
	text_bytes(&text, "", 0);
	format_manifest(&tokens, &text);
	if (text.len == source->size &&
	    memcmp(text.bytes, source->text, text.len) == 0)
		return true;
	if (!options->check)
		file_write(session->arena, path, text.bytes, text.len);
	printf("%s%s\n", path, options->check ? ": not in layout" : "");
	return false;
}

static void
find_manifests(struct session *session, const char *folder,
               struct path_list *found)
{
	struct file_search kinds[] = {{.suffix = ".layer"},
	                              {.suffix = ".kernel"}};

	file_find(session->arena, folder, "layers", kinds, 2);
	for (size_t i = 0; i < 2; i++)
		list_each (const char *, path, &kinds[i].found)
			*list_add(session->arena, found) = *path;
}

/* Any text would be laid out: it must at least be called a manifest. */
static bool
is_manifest(const char *path)
{
	const char *ending = strrchr(path, '.');

	return ending && (strcmp(ending, ".layer") == 0 ||
	                  strcmp(ending, ".kernel") == 0);
}

static int
refuse(const char *path)
{
	fprintf(stderr,
	        "layerc: '%s' is no manifest: those end in '.layer' or "
	        "'.kernel'\n",
	        path);
	return EXIT_USAGE;
}

int
fmt_run(struct session *session, const struct options *options)
{
	struct path_list files = {0};
	bool all = true;
	int status;

	list_each (const char *, word, &options->names)
		if (file_is_folder(*word))
			find_manifests(session, *word, &files);
		else if (is_manifest(*word))
			*list_add(session->arena, &files) = *word;
		else
			return refuse(*word);
	if (options->names.count == 0)
		find_manifests(session, ".", &files);
	list_each (const char *, path, &files)
		all &= format_file(session, options, *path);
	status = target_finish(session, options);
	return options->check && !all ? EXIT_WRONG : status;
}
