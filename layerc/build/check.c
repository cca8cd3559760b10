#include "check.h"

#include <string.h>

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
#include "../calculus/unused.h"
#include "../calculus/whole.h"
#include "../source/object.h"
#include "check_shared.h"
#include "includes.h"
#include "reading.h"
#include "sections.h"

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

/* A layer that takes headers as they are answers for them like for calls. */
static bool
check_includes(const struct reading *reading, const struct plan_module *from,
               const struct module *to, const struct includes *includes)
{
	struct diag *diag = reading->plan->session->diag;
	bool is_well;

	if (program_has_edges_only(to)) {
		program_enter(reading->program, to);
		diag->phase = PHASE_SOURCE;
	}
	is_well =
		includes_check(reading->plan, &reading->owners, from, includes);
	diag->from = NULL;
	diag->phase = PHASE_MANIFEST;
	return is_well || program_has_edges_only(to);
}

static void
read_c(struct reading *reading, const struct plan_module *from,
       struct module *to, const struct plan_file *file)
{
	struct cunit *cunit = reading_unit(reading->plan, file);
	bool is_well = check_includes(reading, from, to, &cunit->unit.includes);

	/* What a foreign file brings with it confuses compilers, and people;
	 * so does what import.h lacks because nothing provides it. */
	to->incomplete |=
		!is_well || is_broken(from) ||
		check_report_problems(reading->plan, &cunit->problems);
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
			check_report_problems(reading->plan, &cunit->problems);
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

		if (check_is_function(item))
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
	unused_check(program, module);
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
	unused_check(program, module);
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
