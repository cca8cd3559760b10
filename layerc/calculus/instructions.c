#include "instructions.h"

#include <string.h>

#include "../manifest/instructions.h"
#include "../report/edit.h"

/* The words with which the module declares classes. */
static struct name_list
declared(const struct program *program, const struct module *module)
{
	const struct kernel *kernel = program->composition->kernel;
	struct name_list all = {0};

	if (module->placement)
		return module->placement->layer->instructions;
	if (!kernel)
		return all;
	list_each (const struct grant, grant, &kernel->instructions)
		if (program_is_named(module, &grant->names))
			list_each (const struct name, word, &grant->classes)
				*list_add(program->session->arena, &all) =
					*word;
	return all;
}

static unsigned
classes_of(const struct name_list *words)
{
	unsigned classes = 0;

	list_each (const struct name, word, words)
		classes |= instructions_class(word->text);
	return classes;
}

/* The word of the nearest layer below that has the right to a class. */
static const struct name *
find_below(const struct program *program, const struct module *module,
           unsigned class, const struct layer **layer)
{
	const struct composition *c = program->composition;
	const struct name *found = NULL;

	for (uint32_t i = 0; i < c->placements.count; i++) {
		const struct placement *below = c->placements.items[i];

		if (module->placement &&
		    below->group >= module->placement->group)
			break;
		list_each (const struct name, word,
		           &below->layer->instructions) {
			if (instructions_class(word->text) != class)
				continue;
			found = word;
			*layer = below->layer;
		}
	}
	return found;
}

/* Whether two assemblers may mean one instruction: 'in' and 'inb'. */
static bool
are_alike(const char *a, const char *b)
{
	size_t len = strlen(a) < strlen(b) ? strlen(a) : strlen(b);

	/* Of all that 'mov' moves, its name tells nothing. */
	return strncmp(a, b, len) == 0 && strncmp(a, "mov", 3) != 0 &&
	       strlen(a + len) + strlen(b + len) <= 1 &&
	       strspn(a + len, "bwl") == strlen(a + len) &&
	       strspn(b + len, "bwl") == strlen(b + len);
}

/* A primitive of one module that has the instruction, for who stands there. */
static const struct primitive *
find_doer(const struct program *program, const struct module *below,
          const char *mnemonic, uint32_t group)
{
	const struct primitive *primitive;

	for (uint32_t i = 0; i < below->units.count; i++)
		list_each (const struct code_place, place,
		           &below->units.items[i]->restricted) {
			if (!place->from ||
			    !are_alike(place->mnemonic, mnemonic))
				continue;
			primitive = map_get(&below->placement->export_by_name,
			                    place->from);
			if (primitive &&
			    compose_visible(program->composition, place->from,
			                    group) == primitive)
				return primitive;
		}
	return NULL;
}

/* Says who may use the instruction, and what of it can be called. */
static void
note_below(struct program *program, const struct module *module,
           const struct code_place *place, unsigned class)
{
	struct diag *diag = program->session->diag;
	uint32_t group = module->placement ? module->placement->group
	                                   : program->composition->group_count;
	const char *word = instructions_word(class);
	const struct layer *layer = NULL;
	const struct name *below = find_below(program, module, class, &layer);
	const struct primitive *doer = NULL;

	for (uint32_t i = program->modules.count; !doer && i-- > 0;) {
		const struct module *other = program->modules.items[i];

		if (other->placement && other->placement->group < group)
			doer = find_doer(program, other, place->mnemonic,
			                 group);
	}
	if (doer)
		diag_note(diag, doer->export->name.span,
		          "'%s', which '%s' exports, has it: is that what is "
		          "meant?",
		          doer->name, doer->placement->layer->name.text);
	else if (below)
		diag_note(diag, below->span,
		          "'%s' below may use them: a primitive of it would do "
		          "this, or '%s' declares 'instructions %s' too",
		          layer->name.text, module->name, word);
	else
		diag_note(diag, (struct span){0},
		          "no layer below may use them: the lowest that needs "
		          "them declares 'instructions %s'",
		          word);
}

static const char *
place_prefix(struct program *program, const struct unit *unit,
             const struct code_place *place)
{
	return place->span.source ? ""
	                          : arena_print(program->session->arena,
	                                        "%s: ", unit->path);
}

static void
note_macro(struct program *program, const struct code_place *place)
{
	if (place->macro.source)
		diag_note(program->session->diag, place->macro,
		          "the macro has it here");
}

static void
report_class(struct program *program, const struct module *module,
             const struct unit *unit, const struct code_place *place,
             unsigned class)
{
	struct diag *diag = program->session->diag;
	const char *word = instructions_word(class);

	/* What the source shows better, and is known already. */
	if (diag->phase > PHASE_SOURCE && diag_is_about(diag, word))
		return;
	diag_about(diag, "machine", word, "instruction");
	diag_report(diag, DIAG_undeclared_instruction, place->span,
	            "%s'%s' uses '%s', and does not declare '%s' instructions",
	            place_prefix(program, unit, place), module->name,
	            place->mnemonic, word);
	note_below(program, module, place, class);
	note_macro(program, place);
}

static void
check_restricted(struct program *program, const struct module *module,
                 const struct unit *unit)
{
	struct name_list words = declared(program, module);
	unsigned allowed = classes_of(&words);

	if (unit->is_object && unit->is_compiled && !unit->is_prebuilt)
		allowed |= module->inlined_classes;

	list_each (const struct code_place, place, &unit->restricted)
		for (unsigned class = 1; class <= INSTRUCTION_FLOAT; class *= 2)
			if (place->classes & class & ~allowed)
				report_class(program, module, unit, place,
				             class);
}

static void
check_numbers(struct program *program, const struct module *module,
              const struct unit *unit)
{
	struct diag *diag = program->session->diag;

	list_each (const struct code_place, place, &unit->number_calls) {
		diag_about(diag, "machine", place->mnemonic, "number");
		diag_report(diag, DIAG_number_call, place->span,
		            "%s'%s' goes to 0x%x by its number: import what is "
		            "meant, and call it by its name",
		            place_prefix(program, unit, place), module->name,
		            place->number);
		note_macro(program, place);
	}
}

static void
check_undecoded(struct program *program, const struct module *module,
                const struct unit *unit)
{
	struct diag *diag = program->session->diag;

	list_each (const struct code_place, place, &unit->undecoded) {
		diag_about(diag, "machine", "code", "bytes");
		diag_report(diag, DIAG_undecoded_code, place->span,
		            "%scontrol of '%s' comes to bytes that are no "
		            "instruction known here",
		            place_prefix(program, unit, place), module->name);
		note_macro(program, place);
	}
}

void
instructions_check_unit(struct program *program, const struct module *module,
                        const struct unit *unit)
{
	check_restricted(program, module, unit);
	check_numbers(program, module, unit);
	check_undecoded(program, module, unit);
}

/* What all units of the module use. */
static unsigned
classes_used(const struct module *module)
{
	unsigned used = 0;

	for (uint32_t i = 0; i < module->units.count; i++)
		list_each (const struct code_place, place,
		           &module->units.items[i]->restricted)
			used |= place->classes;
	return used;
}

static bool
has_c(const struct module *module)
{
	for (uint32_t i = 0; i < module->units.count; i++)
		if (!module->units.items[i]->is_object)
			return true;
	return false;
}

void
instructions_check_unused(struct program *program, const struct module *module,
                          bool with_objects)
{
	const struct kernel *kernel = program->composition->kernel;
	struct name_list words = declared(program, module);
	unsigned used = classes_used(module), judged = ~0u;

	/* Each class is judged once, when all of it can be seen. */
	if (has_c(module))
		judged = with_objects ? INSTRUCTION_FLOAT
		                      : ~(unsigned)INSTRUCTION_FLOAT;
	else if (with_objects)
		return;
	list_each (const struct name, word, &words) {
		unsigned class = instructions_class(word->text);

		/* What a kernel takes over from another may lie idle. */
		if (used & class || !(judged & class) ||
		    (!module->placement && word->span.source != kernel->source))
			continue;
		diag_report(program->session->diag, DIAG_unused_instructions,
		            word->span,
		            "'%s' declares '%s' instructions and uses none",
		            module->name, word->text);
		edit_remove(program->session->diag, word->span);
	}
}
