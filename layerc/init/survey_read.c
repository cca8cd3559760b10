/*
 * The files are read as those of one layer, by manifests that stand in memory:
 * so they are read, by workers and through the cache, as check reads them.
 */
#include <string.h>

#include "../build/build.h"
#include "../build/check.h"
#include "../build/reading.h"
#include "lines.h"
#include "scratch.h"
#include "survey.h"

/* Flags that every file has go into the kernel's line. */
static void
find_flags(struct survey *survey)
{
	const struct recipes *recipes = survey->recipes;

	if (recipes->count == 0)
		return;
	list_each (const char *, flag, &recipes->items[0].flags) {
		bool is_common = true;

		list_each (const struct recipe, recipe, recipes)
			is_common &= lines_have(&recipe->flags, *flag);
		if (is_common)
			*list_add(survey->session->arena, &survey->flags) =
				*flag;
	}
}

/* Assembly is examined by its object, which is one for a 32-bit PC. */
static const char *
why_not(const struct recipe *recipe)
{
	bool is_c = strcmp(path_ending(recipe->path), ".c") == 0;

	if (is_c || lines_have_text(&recipe->flags, "-m32") ||
	    strcmp(path_ending(recipe->path), ".asm") == 0)
		return NULL;
	return "it is assembly, and not for a 32-bit PC";
}

static void
add_idle(struct survey *survey, const struct path_list *found)
{
	struct session *session = survey->session;

	list_each (const char *, path, found) {
		const char *name = names_text(session->names, *path);
		struct recipe *recipe;

		if (map_get(&survey->recipes->by_path, name))
			continue;
		recipe = arena_new(session->arena, struct recipe);
		recipe->path = name;
		*list_add(session->arena, &survey->files) =
			(struct survey_file){.recipe = recipe,
		                             .why = "nothing compiles it"};
	}
}

/* Code that stands beside the other and that the build leaves alone. */
static void
find_idle(struct survey *survey)
{
	static const char *const endings[] = {".c", ".S", ".s", ".asm"};
	struct session *session = survey->session;
	struct path_list found = {0};
	struct map seen = {0};

	list_each (const struct recipe, recipe, survey->recipes) {
		const char *folder =
			names_text(session->names,
		                   path_folder(session->arena, recipe->path));

		if (map_get(&seen, folder))
			continue;
		map_put(session->arena, &seen, folder, survey);
		for (int i = 0; i < 4; i++)
			file_list(session->arena, folder, endings[i], &found);
	}
	add_idle(survey, &found);
}

static const char *
layer_text(const struct survey *survey)
{
	struct text text = {.arena = survey->session->arena};
	struct path_list sources = {0};

	list_each (const struct survey_file, file, &survey->files)
		if (!file->why)
			*list_add(survey->session->arena, &sources) =
				file->recipe->path;
	text_print(&text, "layer all\nrules edges\n");
	lines_add(&text, "source", &sources);
	lines_add_flags(&text, survey, NULL);
	return text.bytes;
}

static const char *
kernel_text(const struct survey *survey)
{
	struct text text = {.arena = survey->session->arena};

	text_print(&text, "kernel survey\nmachine hosted\nstack all\n");
	lines_add_words(&text, "flags", &survey->flags);
	return text.bytes;
}

/* Why the first thing that clang does not understand is not understood. */
static const char *
first_problem(struct arena *arena, const struct problems *problems)
{
	const struct problem *problem = problems->items;
	struct span span = problem->span;

	if (!span.source)
		return problem->text;
	return arena_print(arena, "%s:%u: %s", span.source->path,
	                   source_place(span.source, span.begin).line,
	                   problem->text);
}

static void
take_c(const struct survey *survey, struct survey_file *file,
       const struct cunit *cunit)
{
	file->unit = &cunit->unit;
	if (cunit->problems.count > 0)
		file->why =
			first_problem(survey->session->arena, &cunit->problems);
}

static void
take_object(struct survey_file *file, const struct plan_file *made,
            const struct object_facts *facts)
{
	file->unit = &facts->unit;
	file->why = facts->wrong && !file_exists(made->object)
	                    ? "the assembler does not understand it"
	                    : facts->wrong;
}

static void
take_units(struct survey *survey, const struct plan *plan)
{
	const struct plan_file *next = plan->modules.items[0]->files.items;

	/* The plan has the files in the order in which they were listed. */
	list_each (struct survey_file, file, &survey->files) {
		if (file->why)
			continue;
		if (next->language == LANGUAGE_C)
			take_c(survey, file, reading_unit(plan, next));
		else
			take_object(file, next, reading_object(plan, next));
		next++;
	}
}

/* Whether a file has a definition that a linker would refuse to see twice. */
static bool
is_strong(const struct definition *definition)
{
	return definition->global && !definition->weak && !definition->common;
}

static bool
defines(const struct survey_file *file, const char *name)
{
	list_each (const struct definition, definition,
	           &file->unit->definitions)
		if (definition->symbol == name && definition->global)
			return true;
	return false;
}

static bool
is_program(const struct survey_file *file, const char *name)
{
	return file->unit && !file->why && defines(file, name);
}

/* How many files that are no programs use something of a program's. */
static uint32_t
count_users(const struct survey *survey, const struct survey_file *program,
            const char *name)
{
	struct map symbols = {0};
	uint32_t count = 0;

	list_each (const struct definition, definition,
	           &program->unit->definitions)
		if (definition->global)
			map_put(survey->session->arena, &symbols,
			        definition->symbol, &count);
	list_each (const struct survey_file, file, &survey->files) {
		bool uses = false;

		if (!file->unit || file->why || defines(file, name))
			continue;
		list_each (const struct use, use, &file->unit->uses)
			uses |= map_get(&symbols, use->symbol) != NULL;
		count += uses;
	}
	return count;
}

/* Of several programs leaves out all but that which most files need. */
static void
judge_programs(struct survey *survey, const char *name)
{
	struct survey_file *kept = NULL;
	uint32_t count = 0, most = 0;

	list_each (struct survey_file, file, &survey->files) {
		uint32_t users;

		if (!is_program(file, name))
			continue;
		users = count_users(survey, file, name);
		if (users > most)
			kept = file;
		if (users > most)
			most = users;
		count++;
	}
	list_each (struct survey_file, file, &survey->files)
		if (count > 1 && file != kept && is_program(file, name))
			file->why =
				kept ? arena_print(
					       survey->session->arena,
					       "it defines 'main', and so "
					       "does '%s', which others use",
					       kept->recipe->path)
				     : "it defines 'main', and so do others";
}

/* Leaves out a file that cannot be linked with those before it. */
static void
judge(struct survey *survey, struct survey_file *file, struct map *definers)
{
	struct arena *arena = survey->session->arena;
	const struct definitions *list = &file->unit->definitions;

	list_each (const struct definition, definition, list) {
		const struct survey_file *other =
			map_get(definers, definition->symbol);

		if (!is_strong(definition) || !other)
			continue;
		file->why =
			arena_print(arena, "it defines '%s', and so does '%s'",
		                    definition->symbol, other->recipe->path);
		return;
	}
	list_each (const struct definition, definition, list)
		if (is_strong(definition))
			map_put(arena, definers, definition->symbol, file);
}

static void
judge_all(struct survey *survey)
{
	struct map definers = {0};

	judge_programs(survey, names_text(survey->session->names, "main"));
	list_each (struct survey_file, file, &survey->files)
		if (file->unit && !file->why)
			judge(survey, file, &definers);
}

void
survey_read(struct survey *survey)
{
	struct session *session = survey->session;
	struct project project = {0};
	struct scratch scratch;
	struct plan *plan;

	find_flags(survey);
	list_each (const struct recipe, recipe, survey->recipes)
		*list_add(session->arena, &survey->files) =
			(struct survey_file){.recipe = recipe,
		                             .why = why_not(recipe)};
	find_idle(survey);
	scratch_begin(&scratch, session);
	scratch_add(session, &project, "survey.layer", layer_text(survey));
	scratch_add(session, &project, "survey.kernel", kernel_text(survey));
	plan = scratch_plan(session, &project);
	/* What it cannot make is left out below. */
	build_assembly(plan, false);
	reading_units(plan, NULL);
	scratch_end(&scratch);
	take_units(survey, plan);
	judge_all(survey);
}
