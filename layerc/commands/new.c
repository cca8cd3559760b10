/* layerc new: kernels, layers and primitives to begin with. */
#include <ctype.h>
#include <string.h>

#include "../base/die.h"
#include "../base/text.h"
#include "../manifest/project.h"
#include "new.h"
#include "target.h"

static const char *const kernel_template[] = {
#include "template_kernel.def"
};

static const char *const layer_template[] = {
#include "template_layer.def"
};

static const char *const test_template[] = {
#include "template_test.def"
};

#define ADD(scaffold, lines) \
	scaffold_add((scaffold), (lines), sizeof(lines) / sizeof((lines)[0]))

int
new_refuse(const char *text, ...)
{
	va_list arguments;

	fputs("layerc: ", stderr);
	va_start(arguments, text);
	vfprintf(stderr, text, arguments);
	va_end(arguments);
	fputc('\n', stderr);
	return EXIT_USAGE;
}

bool
new_is_name(const char *name, const char *more)
{
	if (!isalpha((unsigned char)name[0]))
		return false;
	for (; *name; name++)
		if (!isalnum((unsigned char)*name) && !strchr(more, *name))
			return false;
	return true;
}

static const char *
in_case(struct arena *arena, const char *name, int (*change)(int))
{
	char *copy = arena_text(arena, name, strlen(name));

	for (char *byte = copy; *byte; byte++)
		*byte = (char)change((unsigned char)*byte);
	return copy;
}

void
new_say(struct scaffold *scaffold, const char *name, const char *text)
{
	*list_add(scaffold->session->arena, &scaffold->words) =
		(struct scaffold_word){name, text};
}

/* Adds a layer and its test. */
static void
add_layer(struct scaffold *scaffold, const char *name, const char *over,
          const char *folder, bool has_test)
{
	struct arena *arena = scaffold->session->arena;

	new_say(scaffold, "Name", name);
	new_say(scaffold, "name", in_case(arena, name, tolower));
	new_say(scaffold, "NAME", in_case(arena, name, toupper));
	new_say(scaffold, "Over", over);
	new_say(scaffold, "folder", folder);
	ADD(scaffold, layer_template);
	if (has_test)
		ADD(scaffold, test_template);
}

int
new_write(struct scaffold *scaffold)
{
	return scaffold_write(scaffold) ? EXIT_FINE : EXIT_USAGE;
}

/* A name of a new kernel that the project has already, or NULL. */
static const char *
name_taken(struct making *making)
{
	static const char *const layers[] = {"Machine", "Console", "Counter"};
	struct names *names = making->session->names;

	if (!project_root(making->session->arena))
		return NULL;
	target_enter(making->session);
	project_load(making->session, &making->project);
	for (int i = 0; i < 3; i++)
		if (project_layer(&making->project,
		                  names_text(names, layers[i])))
			return layers[i];
	return project_kernel(&making->project, names_text(names, making->name))
	               ? making->name
	               : NULL;
}

/* A project begins where there is none yet. */
static int
new_kernel(struct making *making)
{
	struct scaffold *scaffold = &making->scaffold;
	const char *taken;

	if (making->layer)
		return new_refuse("a kernel takes no other name, as '%s'",
		                  making->layer);
	if (!new_is_name(making->name, "-_"))
		return new_refuse("'%s' cannot be the name of a kernel",
		                  making->name);
	taken = name_taken(making);
	if (taken)
		return new_refuse("there is '%s' in this project", taken);
	new_say(scaffold, "name", making->name);
	ADD(scaffold, kernel_template);
	scaffold->words.count = 0;
	add_layer(scaffold, "Counter", "Console", "layers", true);
	return new_write(scaffold);
}

/* The group of a kernel's stack that a layer stands in, or NULL. */
static const struct name_list *
group_of(const struct kernel *kernel, const char *layer)
{
	list_each (const struct name_list, group, &kernel->stack)
		if (name_list_find(group, layer))
			return group;
	return NULL;
}

bool
new_has_own(const struct kernel *kernel, const char *layer)
{
	return group_of(kernel, layer) &&
	       !(kernel->base && group_of(kernel->base, layer));
}

static const struct kernel *
named_kernel(const struct making *making)
{
	const struct kernel *kernel =
		target_named(making->session, &making->project, making->kernel);

	if (kernel && kernel->like.text) {
		new_refuse("'%s' takes its stack over from '%s'",
		           making->kernel, kernel->like.text);
		return NULL;
	}
	if (kernel && !group_of(kernel, making->layer)) {
		new_refuse("'%s' is not in the stack of '%s'", making->layer,
		           making->kernel);
		return NULL;
	}
	return kernel;
}

/*
 * Finds the kernel that is to be changed: the one that is named, or the only
 * one with this layer in its stack.  Where none is to be, *found is NULL.
 * Returns false where that cannot be told, which is said.
 */
static bool
find_kernel(const struct making *making, const struct kernel **found)
{
	uint32_t count = 0;

	*found = NULL;
	if (making->kernel) {
		*found = named_kernel(making);
		return *found != NULL;
	}
	for (uint32_t i = 0; i < making->project.kernels.count; i++) {
		const struct kernel *kernel = making->project.kernels.items[i];

		if (kernel->like.text || !group_of(kernel, making->layer))
			continue;
		*found = kernel;
		count++;
	}
	if (count > 1)
		new_refuse(
			"several kernels have '%s': say which is to get '%s'",
			making->layer, making->name);
	return count <= 1;
}

void
new_export_from(struct scaffold *scaffold, const struct kernel *kernel,
                const char *words)
{
	const struct name *last = NULL;

	list_each (const struct name, name, &kernel->exports)
		if (name->span.source == kernel->source)
			last = name;
	if (last)
		scaffold_insert(
			scaffold, kernel->source, last->span.end,
			arena_print(scaffold->session->arena, ", %s", words));
	else
		scaffold_insert(scaffold, kernel->source, kernel->source->size,
		                arena_print(scaffold->session->arena,
		                            "export %s\n", words));
}

static bool
exports(const struct kernel *kernel, const char *name)
{
	return name_list_find(&kernel->exports, name) != NULL;
}

static bool
has_init(const struct making *making, const struct kernel *kernel)
{
	list_each (const struct name_list, group, &kernel->stack)
		list_each (const struct name, name, group) {
			const struct layer *layer =
				project_layer(&making->project, name->text);

			if (!layer)
				continue;
			list_each (const struct export, export, &layer->exports)
				if (export->flags & EXPORT_INIT)
					return true;
		}
	return false;
}

/*
 * A test speaks through the console and ends the machine.  How an init is
 * called, only who wrote it knows.
 */
static bool
is_testable(const struct making *making, const struct kernel *kernel)
{
	struct names *names = making->session->names;

	return kernel && exports(kernel, names_text(names, "console_put")) &&
	       exports(kernel, names_text(names, "machine_exit")) &&
	       !has_init(making, kernel);
}

/* Behind the line of the last test or client; or the end of the manifest. */
static uint32_t
place_of_test(const struct kernel *kernel)
{
	const struct source *source = kernel->source;
	uint32_t last = 0;

	list_each (const struct file_name, file, &kernel->clients)
		if (file->word.span.end > last)
			last = file->word.span.end;
	list_each (const struct linked, test, &kernel->tests)
		list_each (const struct file_name, file, &test->sources)
			if (file->word.span.end > last)
				last = file->word.span.end;
	return last == 0 ? source->size
	                 : source_line(source, source_place(source, last).line)
	                           .end;
}

static void
put_into_kernel(struct making *making, const struct kernel *kernel,
                const struct name_list *group, bool has_test)
{
	struct scaffold *scaffold = &making->scaffold;
	struct span last = group->items[group->count - 1].span;

	scaffold_insert(scaffold, last.source, last.end,
	                scaffold_text(scaffold, ", @Name@"));
	new_export_from(
		scaffold, kernel,
		scaffold_text(scaffold, "@NAME@_MOST, @name@_get, @name@_set"));
	if (has_test)
		scaffold_insert(
			scaffold, kernel->source, place_of_test(kernel),
			scaffold_text(scaffold,
		                      "\ntest @name@ from tests/@Name@.c"));
}

/* Where the folder of a layer goes that stands on another. */
static const char *
folder_beside(struct arena *arena, const struct layer *layer)
{
	const char *own = path_folder(arena, layer->source->path);

	return strcmp(path_last(own), layer->name.text) == 0
	               ? path_folder(arena, own)
	               : own;
}

static int
new_layer(struct making *making)
{
	struct arena *arena = making->session->arena;
	const struct layer *below =
		project_layer(&making->project, making->layer);
	const struct name_list *group;
	const struct kernel *kernel;
	struct text over = {.arena = arena};

	if (!new_is_layer(making->name))
		return new_refuse("'%s' cannot be the name of a layer",
		                  making->name);
	if (project_layer(&making->project, making->name))
		return new_refuse("there is a layer '%s'", making->name);
	if (!find_kernel(making, &kernel))
		return EXIT_USAGE;
	group = kernel ? group_of(kernel, making->layer) : NULL;
	if (group)
		list_each (const struct name, name, group)
			text_print(&over, "%s%s", over.len ? " + " : "",
			           name->text);
	add_layer(&making->scaffold, making->name,
	          group ? over.bytes : making->layer,
	          folder_beside(arena, below), is_testable(making, kernel));
	if (group)
		put_into_kernel(making, kernel, group,
		                is_testable(making, kernel));
	return new_write(&making->scaffold);
}

/* Reads the project, for what stands on one of its layers. */
static int
extend(struct making *making, const struct options *options,
       int (*make)(struct making *making))
{
	int status = EXIT_WRONG, finished;

	if (!making->layer)
		return new_refuse("the layer is missing behind '%s'",
		                  making->name);
	target_enter(making->session);
	project_load(making->session, &making->project);
	making->name = names_text(making->session->names, making->name);
	making->layer = names_text(making->session->names, making->layer);
	if (making->session->diag->errors == 0)
		status = project_layer(&making->project, making->layer)
		                 ? make(making)
		                 : new_refuse("no layer is named '%s'",
		                              making->layer);
	finished = target_finish(making->session, options);
	return status != EXIT_FINE ? status : finished;
}

int
new_run(struct session *session, const struct options *options)
{
	const struct path_list *names = &options->names;
	struct making making = {.session = session,
	                        .scaffold = {.session = session}};

	if (names->count < 2 || names->count > 4)
		return new_refuse("'new' takes kernel NAME, layer NAME LAYER "
		                  "[KERNEL], or primitive NAME LAYER");
	if (options->assembly && strcmp(names->items[0], "primitive") != 0)
		return new_refuse("--asm is for a primitive");
	making.in_assembly = options->assembly;
	making.name = names->items[1];
	making.layer = names->count > 2 ? names->items[2] : NULL;
	making.kernel = names->count > 3 ? names->items[3] : NULL;
	if (strcmp(names->items[0], "kernel") == 0)
		return new_kernel(&making);
	if (strcmp(names->items[0], "layer") == 0)
		return extend(&making, options, new_layer);
	if (strcmp(names->items[0], "primitive") == 0)
		return extend(&making, options, new_primitive);
	return new_refuse("'%s' is neither kernel, layer nor primitive",
	                  names->items[0]);
}
