#include "check.h"

#include <errno.h>
#include <string.h>

#include "../base/die.h"
#include "../calculus/contracts.h"
#include "../calculus/definitions.h"
#include "../calculus/edges.h"
#include "../calculus/infer.h"
#include "../calculus/inlined.h"
#include "../calculus/instructions.h"
#include "../calculus/limits.h"
#include "../calculus/opaque.h"
#include "../calculus/shape.h"
#include "../calculus/specified.h"
#include "../calculus/uncompiled.h"
#include "../calculus/whole.h"
#include "../source/object.h"
#include "imports.h"
#include "includes.h"
#include "reading.h"
#include "sections.h"

static bool
report_problems(const struct plan *plan, const struct problems *problems)
{
	list_each (const struct problem, problem, problems)
		diag_report(plan->session->diag, DIAG_c_error, problem->span,
		            "%s", problem->text);
	return problems->count > 0;
}

/* Everything a header declares, by name, to its item. */
static void
index_header(struct arena *arena, const struct header *header, struct map *map)
{
	for (uint32_t i = 0; i < header->items.count; i++) {
		struct header_item *item = &header->items.items[i];

		if (item->name)
			map_put(arena, map, item->name, item);
		for (uint32_t j = 0; j < item->constants.count; j++)
			map_put(arena, map, item->constants.items[j].name,
			        item);
	}
}

static bool
is_function(const struct header_item *item)
{
	return item->kind == HEADER_FUNCTION || item->kind == HEADER_INLINE;
}

static void
check_exports(const struct plan *plan, const struct layer *layer,
              const struct map *declared)
{
	list_each (const struct export, export, &layer->exports) {
		const struct header_item *item =
			map_get(declared, export->name.text);
		bool constant = export->flags & EXPORT_CONST;

		/* The contract of an assembly-style one stands in its code. */
		if (export->flags &
		            (EXPORT_RESTATES | EXPORT_ASM | EXPORT_OUTSIDE) &&
		    !item)
			continue;
		if (item && constant == !is_function(item))
			continue;
		diag_report(plan->session->diag, DIAG_missing_prototype,
		            export->name.span,
		            item ? "'%s' is exported as %s, and '%s' declares "
		                   "it otherwise"
		                 : "'%s' is exported as %s, and '%s' does not "
		                   "declare it",
		            export->name.text,
		            constant ? "a constant" : "a function",
		            layer->header.path);
	}
}

static const struct export *
find_export(const struct layer *layer, const char *name)
{
	list_each (const struct export, export, &layer->exports)
		if (export->name.text == name)
			return export;
	return NULL;
}

static void
check_prototypes(const struct plan *plan, const struct layer *layer,
                 const struct header *header)
{
	for (uint32_t i = 0; i < header->items.count; i++) {
		const struct header_item *item = &header->items.items[i];

		if (item->kind != HEADER_FUNCTION ||
		    find_export(layer, item->name))
			continue;
		diag_report(plan->session->diag, DIAG_unexported_prototype,
		            item->name_span,
		            "the header of '%s' declares '%s', which it does "
		            "not export",
		            layer->name.text, item->name);
	}
}

static bool
needs_header(const struct layer *layer)
{
	if (layer->edges_only)
		return false;
	list_each (const struct export, export, &layer->exports)
		if (!(export->flags &
		      (EXPORT_RESTATES | EXPORT_ASM | EXPORT_OUTSIDE)))
			return true;
	return false;
}

static void
check_header(const struct plan *plan, const struct owners *owners,
             const struct plan_module *module)
{
	const struct layer *layer = module->placement->layer;
	const struct header *header = module->header;
	struct map declared = {0};

	if (!layer->header.word.text && needs_header(layer))
		diag_report(plan->session->diag, DIAG_missing_prototype,
		            layer->name.span,
		            "'%s' exports primitives and has no 'header' line",
		            layer->name.text);
	if (!header)
		return;
	includes_check(plan, owners, module, &header->includes);
	if (report_problems(plan, &header->problems))
		return;
	index_header(plan->session->arena, header, &declared);
	check_exports(plan, layer, &declared);
	check_prototypes(plan, layer, header);
}

/* The body of an inline function is examined where its layer includes it. */
static void
check_inlines(const struct program *program, const struct plan_module *module)
{
	const struct header *header = module->header;

	for (uint32_t i = 0; header && i < header->items.count; i++) {
		const struct header_item *item = &header->items.items[i];

		if (item->kind != HEADER_INLINE ||
		    map_get(&program->inlines, item->name))
			continue;
		diag_report(program->session->diag, DIAG_undefined_export,
		            item->name_span,
		            "no C file of '%s' includes '%s', so that nobody "
		            "examines the body of '%s'",
		            module->name, header->path, item->name);
	}
}

void
check_headers(struct plan *plan)
{
	struct owners owners;

	owners_find(plan->session, plan->composition->project, &owners);
	reading_headers(plan);
	for (uint32_t i = 0; i < plan->modules.count; i++)
		check_header(plan, &owners, plan->modules.items[i]);
	imports_make(plan);
}

void
check_write_headers(const struct plan *plan)
{
	for (uint32_t i = 0; i < plan->all.count; i++) {
		const struct plan_module *module = plan->all.items[i];

		file_write(plan->session->arena, module->import_path,
		           module->import_text, strlen(module->import_text));
	}
}

/* Reading one module after another into a program. */
struct reading {
	const struct plan *plan;
	struct program *program;
	struct owners owners;
};

static bool
is_broken(const struct plan_module *module)
{
	return module->placement && module->placement->broken;
}

static void
read_c(struct reading *reading, const struct plan_module *from,
       struct module *to, const struct plan_file *file)
{
	struct cunit *cunit = reading_unit(reading->plan, file);
	bool is_own = includes_check(reading->plan, &reading->owners, from,
	                             &cunit->unit.includes);

	/* What a foreign file brings with it confuses compilers, and people;
	 * so does what import.h lacks because nothing provides it. */
	to->incomplete |= (!is_own && !program_has_edges_only(to)) ||
	                  is_broken(from) ||
	                  report_problems(reading->plan, &cunit->problems);
	if (program_has_edges_only(to))
		includes_keep_unit(reading->plan, &reading->owners, from,
		                   &cunit->unit);
	program_add_unit(reading->program, to, &cunit->unit);
}

static void
report_unreadable(const struct session *session, const struct plan_file *file,
                  const char *wrong)
{
	if (language_is_text(file->language))
		diag_report(session->diag, DIAG_unreadable_object,
		            (struct span){0},
		            "'%s', made from '%s', cannot be examined: it %s",
		            file->object, file->source, wrong);
	else
		diag_report(session->diag, DIAG_unreadable_object,
		            (struct span){0}, "'%s' cannot be examined: it %s",
		            file->title, wrong);
}

/* Without lines, messages name the file that the user has. */
static void
name_prebuilt(struct unit *unit, const char *title)
{
	unit->path = title;
	list_each (struct definition, definition, &unit->definitions)
		definition->path = title;
}

/* The worker that read it has seen something; what, is said here. */
static void
check_sections(const struct plan *plan, const struct plan_module *from,
               const struct plan_file *file)
{
	struct session *session = plan->session;
	struct object object;

	if (!object_read(session->arena, session->names, file->object, &object))
		sections_check(plan, from, file, &object);
}

static void
read_object(struct reading *reading, const struct plan_module *from,
            struct module *to, const struct plan_file *file)
{
	struct session *session = reading->plan->session;
	struct object_facts *facts = reading_object(reading->plan, file);

	if (facts->wrong) {
		report_unreadable(session, file, facts->wrong);
		to->incomplete = true;
		return;
	}
	if (facts->has_odd_sections)
		check_sections(reading->plan, from, file);
	if (facts->unit.is_prebuilt)
		name_prebuilt(&facts->unit, file->title);
	program_add_unit(reading->program, to, &facts->unit);
}

/* What a foreign file brings into assembly is not the module's. */
static void
read_assembly(struct reading *reading, const struct plan_module *from,
              struct module *to, const struct plan_file *file)
{
	if (!includes_check_text(reading->plan, &reading->owners, from, file)) {
		includes_keep_own(reading->plan, &reading->owners, from,
		                  &reading_object(reading->plan, file)->unit);
		to->incomplete = true;
	}
	read_object(reading, from, to, file);
}

/* Of what is no C nobody can say what it specifies. */
static void
read_texts(struct reading *reading, struct module *module,
           const struct plan_texts *from, struct module_texts *to)
{
	struct session *session = reading->plan->session;

	list_each (const struct plan_file, file, from) {
		const struct cunit *cunit = reading_unit(reading->plan, file);

		module->unspecified |=
			report_problems(reading->plan, &cunit->problems);
		*list_add(session->arena, to) = &cunit->unit;
	}
}

static void
read_module(struct reading *reading, const struct plan_module *from)
{
	struct module *module =
		program_add(reading->program, from->placement, from->name);

	module->incomplete = is_broken(from);
	for (uint32_t i = 0; i < from->files.count; i++) {
		const struct plan_file *file = &from->files.items[i];

		if (file->language == LANGUAGE_C)
			read_c(reading, from, module, file);
		else
			read_assembly(reading, from, module, file);
	}
	read_texts(reading, module, &from->specs, &module->specs);
	read_texts(reading, module, &from->relations, &module->relations);
}

/* Programs are no part of the composition; what they include may be. */
static void
check_programs(const struct reading *reading)
{
	list_each (const struct plan_program, program, &reading->plan->programs)
		for (uint32_t i = 0; i < program->module->files.count; i++)
			includes_check_text(reading->plan, &reading->owners,
			                    program->module,
			                    &program->module->files.items[i]);
}

/* Remembers how headers declare primitives, and which do not return. */
static void
find_prototypes(struct program *program, const struct plan_module *from)
{
	const struct header *header = from->header;

	struct arena *arena = program->session->arena;

	for (uint32_t i = 0; header && i < header->items.count; i++) {
		const struct header_item *item = &header->items.items[i];

		if (is_function(item))
			map_put(arena, &program->prototypes, item->name,
			        (void *)(uintptr_t)item->type);
		if (item->noreturn)
			map_put(arena, &program->noreturn, item->name, program);
	}
}

static void
check_unit(struct program *program, const struct module *module,
           const struct unit *unit)
{
	edges_check_unit(program, module, unit);
	if (!program_has_edges_only(module))
		instructions_check_unit(program, module, unit);
}

static void
check_edges(struct program *program, const struct module *module)
{
	program_enter(program, module);
	for (uint32_t i = 0; i < module->units.count; i++)
		edges_check_unit(program, module, module->units.items[i]);
	if (module->incomplete)
		return;
	definitions_check(program, module);
	edges_check_unused(program, module);
}

static void
check_module(struct program *program, const struct module *module)
{
	const struct diag *diag = program->session->diag;
	unsigned errors = diag->errors + diag->known;

	program_enter(program, module);
	for (uint32_t i = 0; i < module->units.count; i++) {
		check_unit(program, module, module->units.items[i]);
		uncompiled_check_unit(program, module, module->units.items[i]);
		opaque_check_unit(program, module, module->units.items[i]);
	}
	if (module->incomplete)
		return;
	instructions_check_unused(program, module, false);
	definitions_check(program, module);
	contracts_check(program, module);
	limits_check(program, module);
	shape_check_init(program, module);
	edges_check_unused(program, module);
	specified_check(program, module);
	/* What a module does cannot be inferred where a name is unknown. */
	if (!module->placement || diag->errors + diag->known > errors)
		return;
	infer_check(program, module);
	infer_check_restated(program, module->placement);
	infer_check_specified(program, module);
	shape_check_pattern(program, module);
}

static bool
is_wanted(const struct plan_module *module, const struct plan_module *only)
{
	return !only || module == only;
}

struct program *
check_sources(struct plan *plan, const struct plan_module *only)
{
	struct reading reading = {
		.plan = plan,
		.program = program_new(plan->session, plan->composition),
	};

	reading_units(plan, only);
	owners_find(plan->session, plan->composition->project, &reading.owners);
	for (uint32_t i = 0; i < plan->modules.count; i++) {
		find_prototypes(reading.program, plan->modules.items[i]);
		if (is_wanted(plan->modules.items[i], only))
			read_module(&reading, plan->modules.items[i]);
	}
	for (uint32_t i = 0; i < plan->images.count; i++)
		if (is_wanted(plan->images.items[i].client, only))
			read_module(&reading, plan->images.items[i].client);
	plan->session->diag->phase = PHASE_SOURCE;
	inlined_find(reading.program);
	for (uint32_t i = 0; i < plan->modules.count; i++)
		if (is_wanted(plan->modules.items[i], only))
			check_inlines(reading.program, plan->modules.items[i]);
	if (!only)
		check_programs(&reading);
	whole_follow(reading.program);
	for (uint32_t i = 0; i < reading.program->modules.count; i++)
		if (program_has_edges_only(reading.program->modules.items[i]))
			check_edges(reading.program,
			            reading.program->modules.items[i]);
		else
			check_module(reading.program,
			             reading.program->modules.items[i]);
	whole_check(reading.program);
	program_leave(reading.program);
	return reading.program;
}

static void
check_object(struct program *program, const struct module *module,
             const struct unit *unit)
{
	check_unit(program, module, unit);
	definitions_check_object(program, module, unit);
}

/* Whether there is anything to be said of an object; nothing is said. */
static bool
is_clean(struct program *program, const struct module *module,
         const struct unit *unit)
{
	struct session *session = program->session;
	struct diag *diag = session->diag;
	struct diag trial = {.arena = session->arena,
	                     .names = session->names,
	                     .phase = diag->phase};

	session->diag = &trial;
	check_object(program, module, unit);
	session->diag = diag;
	return trial.reports.count == 0;
}

/* Adds the objects of a module, those with places that need them. */
static void
read_module_objects(struct plan *plan, struct program *program,
                    const struct plan_module *from, struct module *module)
{
	struct reading reading = {.plan = plan, .program = program};
	struct object_files files = {0};

	list_each (const struct plan_file, file, &from->files)
		if (file->language == LANGUAGE_C)
			read_object(&reading, from, module, file);
	list_each (const struct plan_file, file, &from->files) {
		const struct object_facts *facts;

		if (file->language != LANGUAGE_C)
			continue;
		facts = reading_object(plan, file);
		if (!facts->wrong && !is_clean(program, module, &facts->unit))
			*list_add(plan->session->arena, &files) = file;
	}
	reading_places(plan, from, &files);
}

static void
check_module_objects(struct plan *plan, struct program *program,
                     const struct plan_module *from, struct module *module)
{
	uint32_t begin = module->units.count;

	program_enter(program, module);
	read_module_objects(plan, program, from, module);
	for (uint32_t i = begin; i < module->units.count; i++)
		check_object(program, module, module->units.items[i]);
	if (!module->incomplete)
		instructions_check_unused(program, module, true);
}

void
check_objects(struct plan *plan, struct program *program)
{
	uint32_t layers = plan->modules.count;

	reading_objects(plan);

	plan->session->diag->phase = PHASE_OBJECT;
	/* check_sources added the modules in the order of the plan. */
	for (uint32_t i = 0; i < program->modules.count; i++)
		check_module_objects(
			plan, program,
			i < layers ? plan->modules.items[i]
				   : plan->images.items[i - layers].client,
			program->modules.items[i]);
	program_leave(program);
}
