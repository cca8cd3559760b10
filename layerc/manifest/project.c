#include "project.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/die.h"
#include "../source/paths.h"
#include "variant.h"

const char *
project_root(struct arena *arena)
{
	char *folder = getcwd(NULL, 0);
	const char *path;

	if (!folder)
		die("cannot tell the current folder:");
	path = arena_text(arena, folder, strlen(folder));
	free(folder);
	for (;;) {
		if (file_is_folder(path_join(arena, path, "layers")))
			return path;
		if (strcmp(path, "/") == 0)
			return NULL;
		path = path_folder(arena, path);
	}
}

struct layer *
project_layer(const struct project *project, const char *name)
{
	return map_get(&project->layer_by_name, name);
}

struct kernel *
project_kernel(const struct project *project, const char *name)
{
	return map_get(&project->kernel_by_name, name);
}

static const char *
find_file(struct session *session, const struct source *manifest,
          const char *word)
{
	const char *folder = path_folder(session->arena, manifest->path);
	const char *beside = path_join(session->arena, folder, word);

	return file_exists(beside) || !file_exists(word) ? beside : word;
}

/* One path for one file, however a manifest writes it. */
static const char *
plain_path(struct session *session, const char *path)
{
	const char *plain = paths_plain(session->arena, path);

	return names_text(session->names, file_exists(plain) ? plain : path);
}

static void
resolve_file(struct session *session, const struct source *manifest,
             struct file_name *file)
{
	const char *path;

	if (!file->word.text)
		return;
	path = find_file(session, manifest, file->word.text);
	if (file_exists(path) && !file_is_folder(path)) {
		file->path = plain_path(session, path);
		return;
	}
	diag_report(session->diag, DIAG_unknown_file, file->word.span,
	            "'%s' is not a file, neither beside this manifest nor "
	            "from the project's root",
	            file->word.text);
}

static bool
is_glob(const struct file_name *file)
{
	return strpbrk(file->word.text, "*?[") != NULL;
}

/* A file is listed once; a glob may match what another word names. */
static void
add_file(struct session *session, struct file_names *files,
         const struct file_name *file)
{
	list_each (const struct file_name, known, files) {
		if (known->path != file->path)
			continue;
		if (is_glob(known) || is_glob(file))
			return;
		diag_report(session->diag, DIAG_repeated_name, file->word.span,
		            "'%s' is listed twice", file->word.text);
		diag_note(session->diag, known->word.span,
		          "the first time is here");
		return;
	}
	*list_add(session->arena, files) = *file;
}

static void
resolve_glob(struct session *session, const struct source *manifest,
             const struct file_name *pattern, struct file_names *files)
{
	const char *folder = path_folder(session->arena, manifest->path);
	struct path_list found = {0};

	file_glob(session->arena,
	          path_join(session->arena, folder, pattern->word.text),
	          &found);
	if (found.count == 0)
		file_glob(session->arena, pattern->word.text, &found);
	if (found.count == 0)
		diag_report(session->diag, DIAG_unknown_file,
		            pattern->word.span, "no file matches '%s'",
		            pattern->word.text);
	list_each (const char *, path, &found)
		add_file(session, files,
		         &(struct file_name){pattern->word,
		                             plain_path(session, *path)});
}

/* Replaces globs by what they match and looks up every path. */
static void
resolve_files(struct session *session, const struct source *manifest,
              struct file_names *files)
{
	struct file_names resolved = {0};

	list_each (struct file_name, file, files) {
		if (is_glob(file)) {
			resolve_glob(session, manifest, file, &resolved);
			continue;
		}
		resolve_file(session, manifest, file);
		if (file->path)
			add_file(session, &resolved, file);
	}
	*files = resolved;
}

static void
resolve_flags(struct session *session, const struct source *manifest,
              struct flags_list *list)
{
	list_each (struct flags, flags, list)
		resolve_files(session, manifest, &flags->files);
}

/* What is allowed is a name, or a header that includes may name. */
static void
resolve_allowances(struct session *session, const struct layer *layer)
{
	list_each (struct allowance, allowance, &layer->allowances) {
		const char *path =
			find_file(session, layer->source, allowance->name.text);

		if (file_exists(path))
			allowance->path = plain_path(session, path);
	}
}

/* Its ending is what tells a transcript that no manifest names. */
static const char transcript_ending[] = ".transcript";

static void
resolve_transcript(struct session *session, const struct source *manifest,
                   struct file_name *file)
{
	resolve_file(session, manifest, file);
	if (file->path &&
	    strcmp(path_ending(file->path), transcript_ending) != 0)
		diag_report(session->diag, DIAG_unknown_language,
		            file->word.span, "'%s' is no transcript (%s)",
		            file->path, transcript_ending);
}

static const struct source *
read_manifest(struct session *session, const char *path)
{
	const struct source *source = sources_read(session->sources, path);

	if (!source)
		die("cannot read '%s':", path);
	return source;
}

/* Reports a second manifest of one name; returns whether it is the first. */
static bool
is_first(struct session *session, const struct map *by_name,
         const struct name *name, const struct name *other, const char *what)
{
	if (!name->text)
		return false;
	if (!map_get(by_name, name->text))
		return true;
	diag_report(session->diag, DIAG_repeated_name, name->span,
	            "two %s are named '%s'", what, name->text);
	diag_note(session->diag, other->span, "the first is here");
	return false;
}

void
project_add_layer(struct session *session, struct project *project,
                  const struct source *source)
{
	struct layer *layer = manifest_layer(session, source);
	struct layer *other = layer->name.text
	                              ? project_layer(project, layer->name.text)
	                              : NULL;

	resolve_files(session, layer->source, &layer->sources);
	resolve_files(session, layer->source, &layer->headers);
	resolve_file(session, layer->source, &layer->header);
	resolve_flags(session, layer->source, &layer->flags);
	resolve_allowances(session, layer);
	resolve_files(session, layer->source, &layer->specs);
	resolve_file(session, layer->source, &layer->relation);
	if (!is_first(session, &project->layer_by_name, &layer->name,
	              other ? &other->name : NULL, "layers"))
		return;
	*list_add(session->arena, &project->layers) = layer;
	map_put(session->arena, &project->layer_by_name, layer->name.text,
	        layer);
}

void
project_add_kernel(struct session *session, struct project *project,
                   const struct source *source)
{
	struct kernel *kernel = manifest_kernel(session, source);
	struct kernel *other =
		kernel->name.text ? project_kernel(project, kernel->name.text)
				  : NULL;

	resolve_files(session, kernel->source, &kernel->clients);
	resolve_flags(session, kernel->source, &kernel->flags);
	resolve_files(session, kernel->source, &kernel->elsewhere);
	list_each (struct linked, test, &kernel->tests)
		resolve_files(session, kernel->source, &test->sources);
	list_each (struct linked, program, &kernel->programs)
		resolve_files(session, kernel->source, &program->sources);
	resolve_files(session, kernel->source, &kernel->library);
	list_each (struct transcript, transcript, &kernel->transcripts)
		resolve_transcript(session, kernel->source, &transcript->file);
	if (!is_first(session, &project->kernel_by_name, &kernel->name,
	              other ? &other->name : NULL, "kernels"))
		return;
	*list_add(session->arena, &project->kernels) = kernel;
	map_put(session->arena, &project->kernel_by_name, kernel->name.text,
	        kernel);
}

/* The lists of programs and library may be shared with other kernels. */
static void
link_library(struct session *session, const struct kernel *kernel)
{
	list_each (struct linked, program, &kernel->programs) {
		struct file_names sources = {0};

		list_each (const struct file_name, file, &program->sources)
			add_file(session, &sources, file);
		list_each (const struct file_name, file, &kernel->library)
			add_file(session, &sources, file);
		program->sources = sources;
	}
}

/*
 * Asked only where all else is right: a program whose line was lost to a
 * mistake would seem to be missing.  What is taken over may lie idle.
 */
static void
check_library(struct session *session, const struct kernel *kernel)
{
	if (kernel->programs.count > 0)
		return;
	list_each (const struct file_name, file, &kernel->library) {
		if (file->word.span.source != kernel->source)
			continue;
		diag_report(session->diag, DIAG_unused_library, file->word.span,
		            "'%s' has no program to link the library into",
		            kernel->name.text);
		return;
	}
}

static bool
is_linked(const struct linked_list *list, const char *name)
{
	list_each (const struct linked, linked, list)
		if (linked->name.text == name)
			return true;
	return false;
}

/* Only the kernel's own lines: what is taken over may be left out. */
static void
check_modules(struct session *session, const struct kernel *kernel,
              const struct name_list *names)
{
	list_each (const struct name, name, names)
		if (name->span.source == kernel->source &&
		    strcmp(name->text, "client") != 0 &&
		    !is_linked(&kernel->tests, name->text))
			diag_report(session->diag, DIAG_bad_name, name->span,
			            "'%s' has no test '%s'", kernel->name.text,
			            name->text);
}

static void
check_kernel(struct session *session, const struct kernel *kernel)
{
	check_library(session, kernel);
	list_each (const struct grant, grant, &kernel->instructions)
		check_modules(session, kernel, &grant->names);
	list_each (const struct client_bound, bound, &kernel->recursions)
		check_modules(session, kernel, &bound->names);
}

/* The files that manifests name, and the folders where these stand. */
struct named {
	struct session *session;
	struct map paths, folders_seen;
	struct path_list folders;
};

/* The folder of a file is looked through. */
static void
add_folder(struct named *named, const char *path)
{
	struct arena *arena = named->session->arena;
	const char *folder =
		names_text(named->session->names, path_folder(arena, path));

	if (map_get(&named->folders_seen, folder))
		return;
	map_put(arena, &named->folders_seen, folder, named);
	*list_add(arena, &named->folders) = folder;
}

static void
add_named(struct named *named, const struct file_names *files)
{
	list_each (const struct file_name, file, files) {
		map_put(named->session->arena, &named->paths, file->path,
		        named);
		add_folder(named, file->path);
	}
}

static void
add_layer_files(struct named *named, const struct layer *layer)
{
	add_folder(named, layer->source->path);
	add_named(named, &layer->sources);
	add_named(named, &layer->specs);
	if (layer->relation.path)
		map_put(named->session->arena, &named->paths,
		        layer->relation.path, named);
}

static void
add_kernel_files(struct named *named, const struct kernel *kernel)
{
	add_named(named, &kernel->clients);
	list_each (const struct file_name, file, &kernel->elsewhere)
		map_put(named->session->arena, &named->paths, file->path,
		        named);
	list_each (const struct linked, test, &kernel->tests)
		add_named(named, &test->sources);
	list_each (const struct linked, program, &kernel->programs)
		add_named(named, &program->sources);
	list_each (const struct transcript, transcript, &kernel->transcripts)
		map_put(named->session->arena, &named->paths,
		        transcript->file.path, named);
}

static void
report_unnamed(struct session *session, const char *path)
{
	const struct source *source = sources_read(session->sources, path);

	if (source)
		diag_report(session->diag, DIAG_unnamed_source,
		            (struct span){source, 0, 0},
		            "no manifest names '%s', so nothing of it is "
		            "checked or built",
		            path);
}

/*
 * Code beside code that is named, and that no line names itself; transcripts
 * wherever they are.
 */
static void
check_unnamed(struct session *session, const struct project *project,
              const struct path_list *transcripts)
{
	static const char *const texts[] = {".c", ".asm", ".S", ".s"};
	struct named named = {.session = session};
	struct path_list found = {0};

	for (uint32_t i = 0; i < project->layers.count; i++)
		add_layer_files(&named, project->layers.items[i]);
	for (uint32_t i = 0; i < project->kernels.count; i++)
		add_kernel_files(&named, project->kernels.items[i]);
	list_each (const char *, folder, &named.folders)
		for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
			file_list(session->arena, *folder, texts[i], &found);
	list_each (const char *, path, transcripts)
		*list_add(session->arena, &found) = *path;
	list_each (const char *, path, &found)
		if (!map_get(&named.paths, names_text(session->names, *path)))
			report_unnamed(session, *path);
}

void
project_load(struct session *session, struct project *project)
{
	enum { LAYERS, KERNELS, TRANSCRIPTS, COUNT };
	struct file_search files[COUNT] = {
		[LAYERS].suffix = ".layer",
		[KERNELS].suffix = ".kernel",
		[TRANSCRIPTS].suffix = transcript_ending,
	};

	file_find(session->arena, ".", "layers", files, COUNT);
	list_each (const char *, path, &files[LAYERS].found)
		project_add_layer(session, project,
		                  read_manifest(session, *path));
	list_each (const char *, path, &files[KERNELS].found)
		project_add_kernel(session, project,
		                   read_manifest(session, *path));
	variants_resolve(session, project);
	for (uint32_t i = 0; i < project->kernels.count; i++)
		link_library(session, project->kernels.items[i]);
	for (uint32_t i = 0; i < project->kernels.count; i++)
		if (session->diag->errors == 0)
			check_kernel(session, project->kernels.items[i]);
	project->damaged = session->diag->errors > 0;
	if (!project->damaged)
		check_unnamed(session, project, &files[TRANSCRIPTS].found);
}
