/* Where the editor asks, and what stands there. */
#include <string.h>

#include "../base/file.h"
#include "../build/language.h"
#include "view.h"

static enum spot_kind
kind_of(const char *path)
{
	const char *ending = path_ending(path);

	if (strcmp(ending, ".layer") == 0)
		return SPOT_LAYER;
	if (strcmp(ending, ".kernel") == 0)
		return SPOT_KERNEL;
	if (strcmp(ending, ".c") == 0 || strcmp(ending, ".h") == 0)
		return SPOT_C;
	if (strcmp(ending, ".asm") == 0 || strcmp(ending, ".S") == 0 ||
	    strcmp(ending, ".s") == 0)
		return SPOT_ASSEMBLY;
	return SPOT_OTHER;
}

static bool
is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || byte == '_';
}

/* Words of manifests are paths and names of layers, too. */
static bool
is_of_word(enum spot_kind kind, char byte)
{
	if (kind != SPOT_LAYER && kind != SPOT_KERNEL)
		return is_letter(byte);
	return (unsigned char)byte > ' ' && !strchr(",\"#", byte);
}

static void
find_word(struct view *view, struct spot *spot)
{
	const char *text = spot->source->text;
	uint32_t begin = spot->at, end = spot->at;

	while (begin > 0 && is_of_word(spot->kind, text[begin - 1]))
		begin--;
	while (end < spot->source->size && is_of_word(spot->kind, text[end]))
		end++;
	spot->word = (struct span){spot->source, begin, end};
	spot->name = names_add(view->session->names, text + begin, end - begin);
}

bool
spot_read(struct view *view, const json_t *request, struct spot *spot)
{
	struct arena *arena = view->session->arena;
	const json_t *params = json_object_get(request, "params");
	const json_t *own = json_object_get(request, "layerc");
	const json_t *text = json_object_get(own, "text");
	struct source *source = arena_new(arena, struct source);
	const char *path;

	*spot = (struct spot){
		.uri = json_string_value(json_object_get(
			json_object_get(params, "textDocument"), "uri")),
		.at = (uint32_t)json_integer_value(
			json_object_get(own, "offset")),
		.name = "",
	};
	path = spot->uri ? documents_path(view->documents, arena, spot->uri)
	                 : NULL;
	if (!path || !json_is_string(text))
		return false;
	spot->path = names_text(view->session->names, path);
	spot->kind = kind_of(path);
	source_init(source, arena, spot->path,
	            arena_text(arena, json_string_value(text),
	                       json_string_length(text)),
	            (uint32_t)json_string_length(text));
	spot->source = source;
	find_word(view, spot);
	return true;
}

static bool
names_file(const struct layer *layer, const char *path)
{
	return strcmp(layer->source->path, path) == 0 ||
	       file_names_have(&layer->sources, path) ||
	       file_names_have(&layer->headers, path) ||
	       file_names_have(&layer->specs, path) ||
	       (layer->relation.path &&
	        strcmp(layer->relation.path, path) == 0);
}

const struct layer *
view_layer(const struct view *view, const char *path)
{
	struct arena *arena = view->session->arena;
	const char *folder = path_folder(arena, path);
	const struct layer *found = NULL;
	uint32_t count = 0;

	for (uint32_t i = 0; i < view->project.layers.count; i++) {
		const struct layer *layer = view->project.layers.items[i];

		if (names_file(layer, path))
			return layer;
		if (strcmp(path_folder(arena, layer->source->path), folder) !=
		    0)
			continue;
		found = layer;
		count++;
	}
	return count == 1 ? found : NULL;
}

/* The file that a word of a manifest names, or NULL. */
static const char *
named_file(const struct file_names *files, const char *word)
{
	list_each (const struct file_name, file, files)
		if (file->path && strcmp(file->word.text, word) == 0)
			return file->path;
	return NULL;
}

static const char *
file_of_layer(const struct layer *layer, const char *word)
{
	const char *path = named_file(&layer->sources, word);

	if (!path)
		path = named_file(&layer->headers, word);
	if (!path)
		path = named_file(&layer->specs, word);
	if (!path && layer->relation.path &&
	    strcmp(layer->relation.word.text, word) == 0)
		path = layer->relation.path;
	return path;
}

static const char *
file_of_kernel(const struct kernel *kernel, const char *word)
{
	const char *path = named_file(&kernel->clients, word);

	if (!path)
		path = named_file(&kernel->library, word);
	list_each (const struct linked, test, &kernel->tests)
		if (!path)
			path = named_file(&test->sources, word);
	list_each (const struct linked, program, &kernel->programs)
		if (!path)
			path = named_file(&program->sources, word);
	list_each (const struct transcript, transcript, &kernel->transcripts)
		if (!path && transcript->file.path &&
		    strcmp(transcript->file.word.text, word) == 0)
			path = transcript->file.path;
	return path;
}

/* The kernel whose manifest stands at a path, or NULL. */
static const struct kernel *
kernel_at(const struct view *view, const char *path)
{
	for (uint32_t i = 0; i < view->project.kernels.count; i++)
		if (strcmp(view->project.kernels.items[i]->source->path,
		           path) == 0)
			return view->project.kernels.items[i];
	return NULL;
}

/* The file that an "#include" in the line of a spot names, or NULL. */
static const char *
included_file(struct view *view, const struct spot *spot)
{
	const struct source *source = spot->source;
	struct place place = source_place(source, spot->at);
	struct span line = source_line(source, place.line);
	const char *text = source->text + line.begin;
	const char *open = memchr(text, '"', line.end - line.begin);
	const char *close =
		open ? memchr(open + 1, '"',
	                      (size_t)(source->text + line.end - open - 1))
		     : NULL;
	const char *name;

	if (text[0] != '#' || !close)
		return NULL;
	name = names_add(view->session->names, open + 1,
	                 (size_t)(close - open - 1));
	for (uint32_t i = 0; i < view->subjects.count; i++) {
		const struct program *program = view->subjects.items[i].program;

		for (uint32_t j = 0; j < program->modules.count; j++) {
			const struct module *module = program->modules.items[j];

			for (uint32_t k = 0; k < module->units.count; k++)
				list_each (const struct include, include,
				           &module->units.items[k]->includes)
					if (include->span.source->path ==
					            spot->path &&
					    strcmp(path_last(include->path),
					           path_last(name)) == 0)
						return include->path;
		}
	}
	return path_join(view->session->arena,
	                 path_folder(view->session->arena, spot->path), name);
}

static const struct unit *
find_unit(const struct module *module, const char *path)
{
	for (uint32_t i = 0; i < module->units.count; i++)
		if (module->units.items[i]->path == path)
			return module->units.items[i];
	return NULL;
}

const struct placement *
view_placement(const struct subject *subject, const struct layer *layer)
{
	return layer ? map_get(&subject->plan->composition->placement_by_layer,
	                       layer->name.text)
	             : NULL;
}

/* Finds where the file of a spot is looked at: its first module. */
static void
find_module(const struct view *view, const struct spot *spot,
            struct meaning *meaning)
{
	const struct layer *layer = view_layer(view, spot->path);

	list_each (const struct subject, subject, &view->subjects) {
		const struct program *program = subject->program;
		const struct placement *placement =
			view_placement(subject, layer);
		const struct module *own =
			placement ? program_module(program, placement) : NULL;

		for (uint32_t i = 0; !own && i < program->modules.count; i++)
			if (find_unit(program->modules.items[i], spot->path))
				own = program->modules.items[i];
		if (!own && spot->kind != SPOT_KERNEL)
			continue;
		meaning->subject = subject;
		meaning->module = own;
		meaning->unit = own ? find_unit(own, spot->path) : NULL;
		return;
	}
	/* A header of nobody is looked at from the top of any stack. */
	if (view->subjects.count > 0)
		meaning->subject = &view->subjects.items[0];
}

static bool
is_specification(const struct layer *layer, const char *path)
{
	return layer && (file_names_have(&layer->specs, path) ||
	                 (layer->relation.path &&
	                  strcmp(layer->relation.path, path) == 0));
}

static void
find_symbol(struct view *view, const struct spot *spot, struct meaning *meaning)
{
	static const char prefix[] = "spec_";
	const struct composition *composition;
	uint32_t group;

	find_module(view, spot, meaning);
	if (is_specification(view_layer(view, spot->path), spot->path) &&
	    strncmp(spot->name, prefix, sizeof(prefix) - 1) == 0)
		meaning->name = names_text(view->session->names,
		                           spot->name + sizeof(prefix) - 1);
	if (!meaning->subject)
		return;
	composition = meaning->subject->plan->composition;
	meaning->component =
		map_get(&composition->component_by_name, meaning->name);
	if (meaning->component) {
		meaning->kind = MEANS_COMPONENT;
		return;
	}
	group = composition->group_count;
	if (meaning->module && meaning->module->placement) {
		group = meaning->module->placement->group;
		meaning->primitive =
			map_get(&meaning->module->placement->export_by_name,
		                meaning->name);
	}
	/* A function that only its file sees is none of the interface. */
	if (!meaning->primitive && meaning->unit &&
	    program_static(meaning->module, meaning->unit, meaning->name))
		return;
	if (!meaning->primitive)
		meaning->primitive =
			view_primitive(composition, meaning->name, group);
}

struct meaning
view_meaning(struct view *view, const struct spot *spot)
{
	struct meaning meaning = {.name = spot->name};
	const struct layer *own = view_layer(view, spot->path);
	const struct kernel *kernel = kernel_at(view, spot->path);
	bool is_manifest =
		spot->kind == SPOT_LAYER || spot->kind == SPOT_KERNEL;

	if (is_manifest) {
		meaning.layer = project_layer(&view->project, spot->name);
		meaning.kernel = project_kernel(&view->project, spot->name);
		meaning.path = own && spot->kind == SPOT_LAYER
		                       ? file_of_layer(own, spot->name)
		                       : NULL;
		if (kernel)
			meaning.path = file_of_kernel(kernel, spot->name);
	} else if (spot->kind == SPOT_C) {
		meaning.path = included_file(view, spot);
	}
	if (meaning.path)
		meaning.kind = MEANS_FILE;
	else if (meaning.layer)
		meaning.kind = MEANS_LAYER;
	else if (meaning.kernel)
		meaning.kind = MEANS_KERNEL;
	else if (spot->name[0])
		meaning.kind = MEANS_SYMBOL;
	if (meaning.kind == MEANS_SYMBOL)
		find_symbol(view, spot, &meaning);
	return meaning;
}
