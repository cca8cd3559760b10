/* layerc new primitive: one that returns its argument, in C or assembly. */
#include <string.h>

#include "../base/file.h"
#include "new.h"

static const char *const assembly_template[] = {
#include "template_assembly.def"
};

/* What a primitive is until it is something else. */
static const char header_words[] = "\n/* Returns value. */\n"
				   "unsigned @name@(unsigned value);\n";
static const char code_words[] = "\nunsigned\n@name@(unsigned value)\n{\n"
				 "\treturn value;\n}\n";
static const char spec_words[] = "\nunsigned\nspec_@name@(unsigned value)\n{\n"
				 "\treturn value;\n}\n";
static const char test_words[] =
	"\tTEST(\"@name@ returns what it gets\", @name@(7) == 7);\n";

/* The first file of a list with an ending, read; or NULL. */
static const struct source *
first_file(const struct making *making, const struct file_names *files)
{
	list_each (const struct file_name, file, files)
		if (file->path && strcmp(path_ending(file->path), ".c") == 0)
			return sources_read(making->session->sources,
			                    file->path);
	return NULL;
}

static void
append(struct making *making, const struct source *source, const char *words)
{
	if (source)
		scaffold_insert(&making->scaffold, source, source->size,
		                scaffold_text(&making->scaffold, words));
}

/* A line of the test that "new layer" wrote, if it is there still. */
static void
extend_test(struct making *making)
{
	const char *path = arena_print(making->session->arena, "tests/%s.c",
	                               making->layer);
	const struct source *source =
		sources_read(making->session->sources, path);
	const char *end =
		source ? strstr(source->text, "\ttests_end();") : NULL;

	if (end)
		scaffold_insert(&making->scaffold, source,
		                (uint32_t)(end - source->text),
		                scaffold_text(&making->scaffold, test_words));
}

/* Every kernel exports what reaches its top, or takes that over. */
static void
export_everywhere(struct making *making)
{
	for (uint32_t i = 0; i < making->project.kernels.count; i++)
		if (new_has_own(making->project.kernels.items[i],
		                making->layer))
			new_export_from(&making->scaffold,
			                making->project.kernels.items[i],
			                making->name);
}

/* The name of a file beside a manifest, as it may stand in that. */
static const char *
word_of(struct arena *arena, const char *folder, const char *name,
        const struct layer *layer)
{
	bool is_beside =
		strcmp(folder, path_folder(arena, layer->source->path)) == 0;

	return is_beside ? arena_print(arena, "%s.asm", name)
	                 : arena_print(arena, "%s/%s.asm", folder, name);
}

/* A file of its own, beside other assembly of the layer or its manifest. */
static void
add_assembly(struct making *making, const struct layer *layer)
{
	struct arena *arena = making->session->arena;
	struct scaffold *scaffold = &making->scaffold;
	const char *folder = path_folder(arena, layer->source->path);
	uint32_t end = 0;

	list_each (const struct file_name, file, &layer->sources) {
		if (file->path && strcmp(path_ending(file->path), ".asm") == 0)
			folder = path_folder(arena, file->path);
		if (file->word.span.end > end)
			end = file->word.span.end;
	}
	new_say(scaffold, "folder", folder);
	new_say(scaffold, "Layer", layer->name.text);
	scaffold_add(scaffold, assembly_template,
	             sizeof(assembly_template) / sizeof(assembly_template[0]));
	if (end > 0)
		scaffold_insert(scaffold, layer->source, end,
		                arena_print(arena, ", %s",
		                            word_of(arena, folder, making->name,
		                                    layer)));
	else
		scaffold_insert(scaffold, layer->source, layer->source->size,
		                arena_print(arena, "source %s\n",
		                            word_of(arena, folder, making->name,
		                                    layer)));
}

int
new_primitive(struct making *making)
{
	const struct layer *layer =
		project_layer(&making->project, making->layer);
	const struct source *code = first_file(making, &layer->sources);
	const struct source *header;
	struct span line = layer->name.span;

	if (making->kernel)
		return new_refuse("a primitive takes no kernel, as '%s'",
		                  making->kernel);
	if (!new_is_primitive(making->name))
		return new_refuse("'%s' cannot be the name of a primitive",
		                  making->name);
	header = layer->header.path ? sources_read(making->session->sources,
	                                           layer->header.path)
	                            : NULL;
	if (!header || !(code || making->in_assembly))
		return new_refuse(
			"'%s' has no %s to put it into", making->layer,
			making->in_assembly ? "header" : "C file and header");
	if (new_exporter(making))
		return new_refuse("'%s' exports '%s' already",
		                  new_exporter(making), making->name);
	list_each (const struct export, export, &layer->exports)
		line = export->clauses->line;
	new_say(&making->scaffold, "name", making->name);
	line = source_line(layer->source,
	                   source_place(layer->source, line.end).line);
	scaffold_insert(&making->scaffold, layer->source, line.end,
	                scaffold_text(&making->scaffold, "\nexport @name@"));
	append(making, header, header_words);
	if (making->in_assembly)
		add_assembly(making, layer);
	else
		append(making, code, code_words);
	append(making, first_file(making, &layer->specs), spec_words);
	extend_test(making);
	export_everywhere(making);
	return new_write(&making->scaffold);
}
