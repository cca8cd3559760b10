/* layerc show: what a layer or a kernel is, as layerc understands it. */
#include <string.h>
#include <unistd.h>

#include "../base/die.h"
#include "../base/text.h"
#include "../build/build.h"
#include "../build/check.h"
#include "../build/depth.h"
#include "../build/image.h"
#include "../calculus/derivation.h"
#include "diff.h"
#include "target.h"
#include "tree.h"
#include "words.h"

enum { INDENT = 12 };

static void
print_names(const char *label, const struct name_list *names)
{
	struct words words = {label, INDENT, 0};

	list_each (const struct name, name, names)
		words_add(&words, name->text);
	words_end(&words);
}

static void
print_imports(struct session *session, const struct placement *placement)
{
	struct words words = {"imports", INDENT, 0};

	for (uint32_t i = 0; i < placement->imports.count; i++) {
		const struct primitive *primitive =
			placement->imports.items[i].primitive;

		words_add(&words,
		          arena_print(session->arena, "%s (%s)",
		                      primitive->name,
		                      primitive->placement->layer->name.text));
	}
	words_end(&words);
}

static void
add_components(struct text *text, const char *verb,
               const struct components *components)
{
	for (uint32_t i = 0; i < components->count; i++)
		text_print(text, "%s%s", i == 0 ? verb : ", ",
		           components->items[i]->name);
}

static const char *
describe(struct session *session, const struct primitive *primitive)
{
	struct text text = {.arena = session->arena};

	text_print(&text, "%s%s%s%s%s",
	           primitive->flags & EXPORT_RESTATES ? "restated " : "",
	           primitive->flags & EXPORT_ASM ? "asm " : "",
	           primitive->flags & EXPORT_INIT ? "init " : "",
	           primitive->flags & EXPORT_CONST ? "const " : "",
	           primitive->flags & EXPORT_HELPER ? "helper " : "");
	add_components(&text, "reads ", &primitive->footprint.reads);
	add_components(&text,
	               primitive->footprint.reads.count ? "; writes "
	                                                : "writes ",
	               &primitive->footprint.writes);
	return text.bytes;
}

static void
print_exports(struct session *session, const struct placement *placement)
{
	for (uint32_t i = 0; i < placement->exports.count; i++) {
		const struct primitive *primitive = placement->exports.items[i];

		printf("  %-*s%-22s %s\n", INDENT - 2, i == 0 ? "exports" : "",
		       primitive->name, describe(session, primitive));
	}
}

/* What the layers above see: every name, with the layer that brings it. */
static void
print_overlay(struct session *session, const struct composition *c,
              uint32_t group)
{
	struct words words = {"overlay", INDENT, 0};

	for (uint32_t i = 0; i < c->histories.count; i++) {
		const struct primitive *primitive =
			compose_visible(c, c->histories.items[i]->name, group);

		if (primitive)
			words_add(&words,
			          arena_print(session->arena, "%s (%s)",
			                      primitive->name,
			                      primitive->placement->layer->name
			                              .text));
	}
	words_end(&words);
}

static const char *
pattern_words(enum pattern pattern)
{
	switch (pattern) {
	case PATTERN_GETTER_SETTER:
		return "getter-setter";
	case PATTERN_ABS_FUN:
		return "abs-fun";
	case PATTERN_NONE:
		break;
	}
	return "-";
}

static void
show_layer(struct session *session, const struct composition *c)
{
	const struct placement *placement =
		c->placements.items[c->placements.count - 1];
	const struct layer *layer = placement->layer;
	struct words states = {"state", INDENT, 0};

	printf("%s |- %s\n", compose_underlay_words(c, placement->group),
	       layer->name.text);
	printf("  %-*s%s\n", INDENT - 2, "manifest", layer->source->path);
	if (layer->pattern != PATTERN_NONE)
		printf("  %-*s%s\n", INDENT - 2, "pattern",
		       pattern_words(layer->pattern));
	print_names("owns", &layer->owns);
	for (uint32_t i = 0; i < placement->states.count; i++)
		words_add(&states, placement->states.items[i]->name);
	words_end(&states);
	print_imports(session, placement);
	print_exports(session, placement);
	print_names("hides", &layer->hides);
	print_names("may use", &layer->instructions);
	print_names("callback", &layer->callbacks);
	print_names("glue", &layer->glue);
	list_each (const struct allowance, allowance, &layer->allowances)
		printf("  %-*s%s, because %s\n", INDENT - 2, "allows",
		       allowance->name.text, allowance->reason.text);
	print_names("switches", &layer->switches);
	print_names("internal", &layer->internals);
	printf("  %-*s%u name%s\n", INDENT - 2, "passes", placement->passes,
	       placement->passes == 1 ? "" : "s");
	print_overlay(session, c, c->group_count);
}

/* Prints the stack as a chart, the top layer first. */
static void
show_kernel(const struct composition *c)
{
	uint32_t i = c->placements.count;

	printf("%s: %u layers in %u levels on %s", c->kernel->name.text,
	       c->placements.count, c->group_count, c->kernel->machine.text);
	if (c->kernel->entry.text)
		printf(", entry '%s'", c->kernel->entry.text);
	fputs("\n\n", stdout);
	printf("  level  %-12s %-14s %4s %6s %5s  %s\n", "layer", "pattern",
	       "new", "passes", "hides", "state");
	while (i-- > 0) {
		const struct placement *placement = c->placements.items[i];
		uint32_t fresh = 0;

		for (uint32_t j = 0; j < placement->exports.count; j++)
			fresh += !placement->exports.items[j]->restated;
		printf("  %5u  %-12s %-14s %4u %6u %5u", placement->group,
		       placement->layer->name.text,
		       pattern_words(placement->layer->pattern), fresh,
		       placement->passes, placement->layer->hides.count);
		for (uint32_t j = 0; j < placement->states.count; j++)
			printf("%s%s", j ? ", " : "  ",
			       placement->states.items[j]->name);
		putchar('\n');
	}
	putchar('\n');
	print_names("exports", &c->kernel->exports);
}

static void
print_image_count(const struct plan_image *image,
                  const struct image_count *count)
{
	printf("image %s: %u relocations: %u FUN and VAR inside a module, "
	       "%u VCOMP, %u helpers, %u CONTEXT, %u by the linker, %u not "
	       "accounted for\n",
	       image->name, count->total, count->own, count->imported,
	       count->helper, count->entry + count->exported, count->linker,
	       count->unjustified);
}

/* Returns false when the assembly could not be made; NASM has said why. */
static bool
show_derivation(struct plan *plan, const struct plan_module *only)
{
	struct program *program;
	uint32_t edges;

	if (!build_assembly(plan, false))
		return false;
	program = check_sources(plan, only);
	edges = derivation_print(program, stdout);
	printf("\n%u edges leave a function or variable\n", edges);
	for (uint32_t i = 0; i < plan->images.count; i++) {
		const struct plan_image *image = &plan->images.items[i];
		struct image_count count = {0};

		if (!file_exists(image->path)) {
			printf("image %s: not built\n", image->name);
			continue;
		}
		image_check(plan, program, image, &count);
		print_image_count(image, &count);
	}
	return true;
}

/* Depths are read off the objects; sources tell what pointers hold. */
static bool
show_stack(struct plan *plan)
{
	struct program *program;

	if (!build_assembly(plan, false))
		return false;
	program = check_sources(plan, NULL);
	for (uint32_t i = 0; i < plan->images.count; i++) {
		const struct plan_image *image = &plan->images.items[i];

		if (i > 0)
			putchar('\n');
		if (file_exists(image->path))
			depth_print(plan, program, image);
		else
			printf("%s: not built\n", image->name);
	}
	return true;
}

static bool
show_target(struct session *session, const struct options *options,
            const struct project *project, struct target target)
{
	struct plan *plan;

	target.is_release = options->release;
	plan = target_plan(session, project, target);
	if (!plan)
		return true;
	if (options->stack && target.kernel)
		return show_stack(plan);
	if (options->derivation)
		return show_derivation(
			plan,
			target.kernel
				? NULL
				: plan->modules.items[plan->modules.count - 1]);
	if (target.kernel)
		show_kernel(plan->composition);
	else
		show_layer(session, plan->composition);
	return true;
}

/* Who calls whom is asked of one kernel, whose code is read whole. */
static int
show_tree(struct session *session, const struct options *options)
{
	struct project project = {0};
	const struct kernel *kernel = target_kernel(session, options, &project);
	struct plan *plan = NULL;
	int status = EXIT_USAGE, finished;

	if (kernel)
		plan = target_plan(session, &project,
		                   (struct target){.kernel = kernel});
	if (kernel)
		status = plan ? tree_show(plan, options) : EXIT_WRONG;
	finished = target_finish(session, options);
	return status != EXIT_FINE ? status : finished;
}

static int
refuse(const char *text)
{
	fprintf(stderr, "layerc: %s\n", text);
	return EXIT_USAGE;
}

int
show_run(struct session *session, const struct options *options)
{
	struct project project = {0};
	struct targets targets = {0};
	bool made = true;
	int status;

	if (options->derivation + options->init + options->stack +
	            options->diff + (options->calls != NULL) >
	    1)
		return refuse("one of --derivation, --stack, --calls, --init "
		              "and --diff is taken");
	if (options->form != EXPORT_TEXT &&
	    (options->form != EXPORT_JSON || !options->diff))
		return refuse("of --format, 'show' takes json, with --diff");
	if (options->release && !options->stack)
		return refuse("--release goes with --stack");
	if (options->diff)
		return diff_run(session, options);
	if (options->calls || options->init) {
		if (options->names.count > 1)
			return refuse("--calls and --init take one kernel");
		return show_tree(session, options);
	}
	if (!target_find(session, options, target_enter(session), &project,
	                 &targets)) {
		target_finish(session, options);
		return EXIT_USAGE;
	}
	list_each (const struct target, target, &targets)
		if (options->stack && !target->kernel)
			return refuse("--stack takes kernels: no layer alone "
			              "has a stack");
	list_each (const struct target, target, &targets) {
		if (target > targets.items)
			putchar('\n');
		made &= show_target(session, options, &project, *target);
	}
	status = target_finish(session, options);
	return made ? status : EXIT_WRONG;
}
