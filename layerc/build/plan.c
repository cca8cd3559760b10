#include "plan.h"

#include <string.h>

#include "../base/file.h"
#include "../source/archive.h"
#include "../source/creader.h"

static void
add_folder(struct arena *arena, struct plan_module *module, const char *folder)
{
	for (uint32_t i = 0; i < module->include_folders.count; i++)
		if (strcmp(module->include_folders.items[i], folder) == 0)
			return;
	*list_add(arena, &module->include_folders) = folder;
}

const char *
plan_object_folder(const struct plan *plan, const struct plan_module *module)
{
	return arena_print(plan->session->arena, "%s/obj/%s", plan->folder,
	                   module->name);
}

/* The path of the source below the module's folder, never out of it. */
static const char *
object_path(const struct plan *plan, const struct plan_module *module,
            const char *source)
{
	struct arena *arena = plan->session->arena;
	char *inside = arena_print(arena, "%s", source);

	for (char *dots = inside; (dots = strstr(dots, "..")); dots += 2)
		memcpy(dots, "__", 2);
	return arena_print(arena, "%s/%s.o", plan_object_folder(plan, module),
	                   inside + (inside[0] == '/'));
}

static void
add_file(const struct plan *plan, struct plan_module *module,
         struct plan_file file)
{
	struct arena *arena = plan->session->arena;

	file.linked = file.object;
	if (plan->is_release && file.language == LANGUAGE_C)
		file.linked = arena_print(arena, "%s.bc", file.object);
	*list_add(arena, &module->files) = file;
}

/* All that an archive holds is linked, as if each object were listed. */
static void
add_archive(const struct plan *plan, struct plan_module *module,
            const struct file_name *name)
{
	struct arena *arena = plan->session->arena;
	struct archive_members members = {0};
	const char *wrong = archive_read(arena, name->path, &members);

	if (wrong)
		diag_report(plan->session->diag, DIAG_unreadable_object,
		            name->word.span, "'%s' cannot be examined: it %s",
		            name->path, wrong);
	for (uint32_t i = 0; !wrong && i < members.count; i++) {
		const struct archive_member *member = &members.items[i];

		add_file(plan, module,
		         (struct plan_file){
				 .source = name->path,
				 .title = arena_print(arena, "%s(%s)",
		                                      name->path, member->name),
				 .member = member->name,
				 .number = member->number,
				 .object = object_path(
					 plan, module,
					 arena_print(arena, "%s.%u", name->path,
		                                     i + 1)),
				 .language = LANGUAGE_ARCHIVE});
	}
}

static void
add_files(struct plan *plan, struct plan_module *module,
          const struct file_names *files)
{
	struct arena *arena = plan->session->arena;

	list_each (const struct file_name, name, files) {
		struct plan_file file = {.source = name->path,
		                         .title = name->path};

		if (!language_find(name->path, &file.language)) {
			diag_report(plan->session->diag, DIAG_unknown_language,
			            name->word.span,
			            "'%s' is neither C (.c), NASM (.asm), GNU "
			            "assembler (.S, .s), an object (.o) nor an "
			            "archive (.a)",
			            name->path);
			continue;
		}
		add_folder(arena, module, path_folder(arena, name->path));
		file.object = object_path(plan, module, name->path);
		if (file.language == LANGUAGE_ARCHIVE)
			add_archive(plan, module, name);
		else
			add_file(plan, module, file);
	}
}

static struct plan_module *
new_module(struct plan *plan, const char *name)
{
	struct arena *arena = plan->session->arena;
	struct plan_module *module = arena_new(arena, struct plan_module);

	module->name = name;
	module->number = plan->all.count;
	*list_add(arena, &plan->all) = module;
	module->folder = arena_print(arena, "%s/gen/%s", plan->folder, name);
	module->import_path = arena_print(arena, "%s/import.h", module->folder);
	add_folder(arena, module, module->folder);
	return module;
}

/* Adds what specifications are written in; headers are read with it. */
static void
add_spec(struct arena *arena, struct plan_texts *texts,
         const struct file_name *name)
{
	if (name->path && strcmp(path_ending(name->path), ".c") == 0)
		*list_add(arena, texts) =
			(struct plan_file){.source = name->path,
		                           .title = name->path,
		                           .language = LANGUAGE_C};
}

/* Of a layer alone, what it stands on is taken as it is declared. */
static bool
is_examined(const struct plan *plan, const struct placement *placement)
{
	uint32_t count = plan->composition->placements.count;

	return plan->kernel ||
	       placement == plan->composition->placements.items[count - 1];
}

static void
plan_layer(struct plan *plan, const struct placement *placement)
{
	struct arena *arena = plan->session->arena;
	const struct layer *layer = placement->layer;
	struct plan_module *module = new_module(plan, layer->name.text);

	module->placement = placement;
	map_put(arena, &plan->module_by_placement, placement, module);
	if (is_examined(plan, placement)) {
		add_files(plan, module, &layer->sources);
		list_each (const struct file_name, name, &layer->specs)
			add_spec(arena, &module->specs, name);
		add_spec(arena, &module->relations, &layer->relation);
	}
	if (layer->header.path)
		add_folder(arena, module,
		           path_folder(arena, layer->header.path));
	*list_add(arena, &plan->modules) = module;
}

/* The name is none that a layer, client or program can have. */
static struct plan_module *
plan_merged(const struct plan *plan, const struct plan_image *image)
{
	struct arena *arena = plan->session->arena;
	struct plan_module *module = arena_new(arena, struct plan_module);

	module->name = "all+modules";
	*list_add(arena, &module->files) = (struct plan_file){
		.object = arena_print(arena, "%s.lto.o", image->path),
		.language = LANGUAGE_C,
	};
	return module;
}

static void
plan_client(struct plan *plan, const char *module_name, const char *image_name,
            const struct file_names *files)
{
	struct arena *arena = plan->session->arena;
	struct plan_module *module = new_module(plan, module_name);
	struct plan_image *image = list_add(arena, &plan->images);

	add_files(plan, module, files);
	image->name = image_name;
	image->path = arena_print(arena, "%s/%s.elf", plan->folder, image_name);
	image->client = module;
	if (plan->is_release)
		image->merged = plan_merged(plan, image);
}

static void
plan_program(struct plan *plan, const struct linked *linked)
{
	struct arena *arena = plan->session->arena;
	struct plan_program *program = list_add(arena, &plan->programs);

	program->name = linked->name.text;
	program->path = arena_print(arena, "%s/programs/%s", plan->folder,
	                            program->name);
	program->module = new_module(
		plan, arena_print(arena, "program-%s", program->name));
	add_files(plan, program->module, &linked->sources);
	*list_add(arena, &plan->brought) = (struct plan_brought_file){
		.name = program->name, .path = program->path};
}

static void
plan_kernel(struct plan *plan, const struct kernel *kernel)
{
	plan->machine = machine_find(kernel->machine.text);
	if (!plan->machine)
		diag_report(plan->session->diag, DIAG_unknown_machine,
		            kernel->machine.span,
		            "no machine is named '%s'; there is 'x86-32-pc', "
		            "and 'hosted' for what another build makes",
		            kernel->machine.text);
	if (!kernel->is_hosted)
		plan_client(plan, "client", kernel->name.text,
		            &kernel->clients);
	for (uint32_t i = 0; i < kernel->tests.count; i++) {
		const struct linked *test = &kernel->tests.items[i];

		plan_client(plan,
		            arena_print(plan->session->arena, "test-%s",
		                        test->name.text),
		            arena_print(plan->session->arena, "%s-%s",
		                        kernel->name.text, test->name.text),
		            &test->sources);
	}
	list_each (const struct linked, program, &kernel->programs)
		plan_program(plan, program);
}

static const char *
folder_of(struct arena *arena, const struct composition *composition,
          enum plan_form form)
{
	static const char *const folders[] = {
		[PLAN_PLAIN] = "",
		[PLAN_RELEASE] = "release/",
		[PLAN_SEALED] = "sealed/",
	};
	uint32_t count = composition->placements.count;

	if (composition->kernel)
		return arena_print(arena, "build/%s%s", folders[form],
		                   composition->kernel->name.text);
	return arena_print(
		arena, "build/layers/%s",
		composition->placements.items[count - 1]->layer->name.text);
}

struct plan *
plan_make(struct session *session, const struct composition *composition,
          enum plan_form form)
{
	struct plan *plan = arena_new(session->arena, struct plan);
	const struct kernel *kernel = composition->kernel;
	uint32_t count = composition->placements.count;

	plan->session = session;
	plan->composition = composition;
	plan->kernel = kernel;
	plan->resources = creader_resources(session->arena);
	plan->form = form;
	plan->is_release = form == PLAN_RELEASE;
	plan->is_sealed = form == PLAN_SEALED;
	plan->folder = folder_of(session->arena, composition, form);
	for (uint32_t i = 0; i < count; i++)
		plan_layer(plan, composition->placements.items[i]);
	if (kernel)
		plan_kernel(plan, kernel);
	if (!plan->machine)
		plan->machine = machine_find("x86-32-pc");
	return plan;
}

static void
add_words(struct arena *arena, struct argv *flags, const char *const *words)
{
	for (; *words; words++)
		*list_add(arena, flags) = *words;
}

static void
add_folders(const struct plan *plan, const struct plan_module *module,
            struct argv *flags)
{
	struct arena *arena = plan->session->arena;
	bool is_hosted = plan->kernel && plan->kernel->is_hosted;
	bool is_bare = is_hosted && module->placement->layer->edges_only;

	/* The flags of another build say where all but import.h is. */
	for (uint32_t i = 0; i < module->include_folders.count; i++)
		if (!is_hosted || (i == 0 && !is_bare))
			*list_add(arena, flags) = arena_print(
				arena, is_hosted ? "-iquote%s" : "-I%s",
				module->include_folders.items[i]);
	/* import.h names what headers include from the root. */
	if (!is_bare)
		*list_add(arena, flags) = is_hosted ? "-iquote." : "-I.";
}

/* Whether words are for a file, or with file NULL for all of a module's. */
static bool
is_for(const struct flags *words, const struct plan_file *file)
{
	list_each (const struct file_name, name, &words->files)
		if (file && strcmp(name->path, file->source) == 0)
			return true;
	return !file && words->files.count == 0;
}

/* What NASM takes of the words for C: macros, and folders. */
static bool
is_for_nasm(const char *word)
{
	return word[0] == '-' && word[1] && strchr("DUI", word[1]);
}

static void
add_stated(const struct plan *plan, const struct flags_list *list,
           const struct plan_file *file, struct argv *flags)
{
	bool is_nasm = file && file->language == LANGUAGE_NASM;

	list_each (const struct flags, stated, list) {
		if (!is_for(stated, file))
			continue;
		list_each (const struct name, word, &stated->words)
			if (!is_nasm || is_for_nasm(word->text))
				*list_add(plan->session->arena, flags) =
					word->text;
	}
}

void
plan_file_flags(const struct plan *plan, const struct plan_module *module,
                const struct plan_file *file, struct argv *flags)
{
	if (plan->kernel)
		add_stated(plan, &plan->kernel->flags, file, flags);
	if (module->placement)
		add_stated(plan, &module->placement->layer->flags, file, flags);
}

static void
add_c_flags(const struct plan *plan, const struct plan_module *module,
            struct argv *flags)
{
	add_words(plan->session->arena, flags, plan->machine->c_flags);
	plan_file_flags(plan, module, NULL, flags);
	add_folders(plan, module, flags);
}

void
plan_clang_flags(const struct plan *plan, const struct plan_module *module,
                 struct argv *flags)
{
	add_words(plan->session->arena, flags, plan->machine->clang_flags);
	add_c_flags(plan, module, flags);
}

void
plan_gcc_flags(const struct plan *plan, const struct plan_module *module,
               struct argv *flags)
{
	add_words(plan->session->arena, flags, plan->machine->gcc_flags);
	add_c_flags(plan, module, flags);
}

void
plan_nasm_flags(const struct plan *plan, const struct plan_module *module,
                struct argv *flags)
{
	struct arena *arena = plan->session->arena;
	struct argv stated = {0};

	add_words(arena, flags, plan->machine->nasm_flags);
	plan_file_flags(plan, module, NULL, &stated);
	list_each (const char *, word, &stated)
		if (is_for_nasm(*word))
			*list_add(arena, flags) = *word;
	for (uint32_t i = 0; i < module->include_folders.count; i++)
		*list_add(arena, flags) = arena_print(
			arena, "-I%s/", module->include_folders.items[i]);
}
