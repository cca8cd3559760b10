/* layerc init: manifests for code that has none. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/die.h"
#include "../build/build.h"
#include "../build/check.h"
#include "../init/explanation.h"
#include "../init/manifests.h"
#include "../init/scratch.h"
#include "../report/baseline.h"
#include "../source/paths.h"
#include "command.h"

static const char known[] = "layers/known.txt";

/* The folder's own name, for the kernel. */
static const char *
folder_name(struct session *session)
{
	char *here = getcwd(NULL, 0);
	const char *name;

	if (!here)
		die("cannot tell the current folder:");
	name = names_text(session->names, path_last(here));
	free(here);
	return name;
}

static const char *
find_database(const struct options *options)
{
	static const char *const usual[] = {"compile_commands.json",
	                                    "build/compile_commands.json"};

	for (size_t i = 0; i < sizeof(usual) / sizeof(*usual); i++)
		if (!options->make && file_exists(usual[i]))
			return usual[i];
	return NULL;
}

static bool
is_below(const char *path, const char *folder)
{
	size_t len = strlen(folder);

	return strcmp(folder, ".") == 0 || strcmp(path, folder) == 0 ||
	       (strncmp(path, folder, len) == 0 && path[len] == '/');
}

/* Keeps the files below the folders that the command line names. */
static void
choose(struct session *session, const struct options *options,
       struct recipes *recipes)
{
	uint32_t kept = 0;

	if (options->names.count < 2)
		return;
	for (uint32_t i = 0; i < recipes->count; i++) {
		bool is_chosen = false;

		for (uint32_t j = 1; j < options->names.count; j++)
			is_chosen |=
				is_below(recipes->items[i].path,
			                 paths_plain(session->arena,
			                             options->names.items[j]));
		if (is_chosen)
			recipes->items[kept++] = recipes->items[i];
	}
	recipes->count = kept;
}

/* Whether the paths are there; without commands they have to be folders. */
static bool
may_name(const struct options *options, bool has_commands)
{
	for (uint32_t i = 1; i < options->names.count; i++) {
		const char *path = options->names.items[i];

		if (!file_exists(path))
			fprintf(stderr, "layerc: there is no '%s' in '%s'\n",
			        path, options->names.items[0]);
		else if (!has_commands && !file_is_folder(path))
			fprintf(stderr,
			        "layerc: '%s' is a file: where nothing says "
			        "how files are compiled, folders are named\n",
			        path);
		else
			continue;
		return false;
	}
	return true;
}

/* The path of the database that is named, seen from anywhere, or NULL. */
static const char *
named_database(struct session *session, const struct options *options)
{
	char *path;
	const char *name;

	if (!options->commands)
		return NULL;
	path = realpath(options->commands, NULL);
	if (!path)
		die_of_word("read", options->commands);
	name = names_text(session->names, path);
	free(path);
	return name;
}

/* Returns where the recipes come from, in words, or NULL after an error. */
static const char *
find_recipes(struct session *session, const struct options *options,
             const char *database, struct recipes *recipes)
{
	const char *wrong;

	if (!database)
		database = find_database(options);
	if (!may_name(options, database || options->make))
		return NULL;
	if (database) {
		wrong = recipes_of_database(session, database, recipes);
		if (options->commands)
			database = options->commands;
		if (wrong)
			fprintf(stderr, "layerc: '%s' cannot be used: %s\n",
			        database, wrong);
		choose(session, options, recipes);
		return wrong ? NULL : database;
	}
	if (options->make) {
		if (!recipes_of_make(session, recipes))
			die("cannot start 'make' (package make):");
		choose(session, options, recipes);
		return "what make would do";
	}
	for (uint32_t i = 1; i < options->names.count; i++)
		recipes_of_folder(session, options->names.items[i], recipes);
	if (options->names.count < 2)
		recipes_of_folder(session, ".", recipes);
	return "what the folders hold";
}

/* Manifests are somebody's work; only --force writes over them. */
static bool
may_write(struct session *session, const struct options *options)
{
	struct file_search kinds[] = {{.suffix = ".layer"},
	                              {.suffix = ".kernel"}};

	if (options->force || options->dry_run)
		return true;
	file_find(session->arena, ".", "layers", kinds, 2);
	for (int i = 0; i < 2; i++)
		if (kinds[i].found.count > 0) {
			fprintf(stderr,
			        "layerc: there are manifests, as '%s'; --force "
			        "writes over what has the same name\n",
			        kinds[i].found.items[0]);
			return false;
		}
	return true;
}

/* Checks the manifests as check does, and returns the baseline's text. */
static const char *
make_baseline(struct session *session, const char *name,
              const struct manifest_texts *texts, struct baseline **baseline)
{
	struct project project = {0};
	struct scratch scratch;
	struct plan *plan;
	const char *text;

	scratch_begin(&scratch, session);
	scratch.diag.baseline = baseline_read(&scratch.diag, known, NULL);
	scratch.diag.baseline->is_new = true;
	scratch.diag.baseline->covers = name;
	scratch.diag.baseline->run = name;
	list_each (const struct manifest_text, manifest, texts)
		scratch_add(session, &project, manifest->path, manifest->text);
	plan = scratch_plan(session, &project);
	build_assembly(plan, false);
	check_sources(plan, NULL);
	baseline_accept(&scratch.diag);
	text = baseline_text(&scratch.diag);
	*baseline = scratch.diag.baseline;
	explanation_errors(&scratch.diag);
	scratch_end(&scratch);
	return text;
}

static void
write_all(struct session *session, const struct options *options,
          struct manifest_texts *texts)
{
	list_each (const struct manifest_text, manifest, texts)
		if (options->dry_run)
			printf("\n==> %s <==\n%s", manifest->path,
			       manifest->text);
		else
			file_write(session->arena, manifest->path,
			           manifest->text, strlen(manifest->text));
}

static bool
is_written(const struct manifest_texts *texts, const char *path)
{
	list_each (const struct manifest_text, manifest, texts)
		if (strcmp(manifest->path, path) == 0)
			return true;
	return false;
}

/* Manifests of other names are still the project's. */
static void
say_left(struct session *session, const struct manifest_texts *texts)
{
	struct file_search kinds[] = {{.suffix = ".layer"},
	                              {.suffix = ".kernel"}};

	file_find(session->arena, ".", "layers", kinds, 2);
	for (int i = 0; i < 2; i++)
		list_each (const char *, path, &kinds[i].found)
			if (!is_written(texts, *path))
				printf("left as it was: %s\n", *path);
}

int
init_run(struct session *session, const struct options *options)
{
	const char *folder =
		options->names.count > 0 ? options->names.items[0] : ".";
	struct recipes recipes = {0};
	struct manifest_texts texts = {0};
	struct survey survey = {.session = session, .recipes = &recipes};
	struct baseline *baseline;
	const char *database = named_database(session, options);
	const char *origin, *name, *text;

	if (chdir(folder) != 0)
		die_of_word("enter", folder);
	if (!may_write(session, options))
		return EXIT_USAGE;
	origin = find_recipes(session, options, database, &recipes);
	if (!origin)
		return EXIT_USAGE;
	if (recipes.count == 0) {
		fprintf(stderr,
		        options->make ? "layerc: 'make -n' compiles no code in "
		                        "'%s'\n"
		                      : "layerc: there is no code in '%s'\n",
		        folder);
		return EXIT_WRONG;
	}
	survey_read(&survey);
	progress_show(&session->progress, "order of %u files", recipes.count);
	survey_divide(&survey);
	survey_headers(&survey);
	survey_link(&survey);
	progress_clear(&session->progress);
	if (survey.parts.count == 0) {
		explanation_left_out(&survey);
		fprintf(stderr, "layerc: nothing of '%s' can be read\n",
		        folder);
		return EXIT_WRONG;
	}
	name = survey_name(&survey, folder_name(session));
	progress_show(&session->progress, "check of %u layers",
	              survey.parts.count);
	manifests_make(&survey, name, &texts);
	text = make_baseline(session, name, &texts, &baseline);
	progress_clear(&session->progress);
	if (baseline->entries.count > 0)
		*list_add(session->arena, &texts) =
			(struct manifest_text){known, text};
	write_all(session, options, &texts);
	explanation_print(&survey, origin, baseline);
	if (options->force && !options->dry_run)
		say_left(session, &texts);
	if (options->dry_run)
		session->cache = NULL;
	else
		printf("%u files are written, in %s\n", texts.count,
		       path_join(session->arena, folder, "layers"));
	return EXIT_FINE;
}
