#include "shape.h"

#include "../report/edit.h"

/* The first use that keeps a module from a shape, and what is wrong. */
struct misfit {
	const char *text; /* NULL: the module has the shape */
	struct span span;
};

/* The first call of the module to a primitive that returns, if any. */
static struct misfit
find_call(const struct program *program, const struct module *module)
{
	for (uint32_t i = 0; i < module->units.count; i++)
		list_each (const struct use, use,
		           &module->units.items[i]->uses) {
			const struct import *import =
				map_get(&module->placement->import_by_name,
			                use->symbol);

			if (import && import->primitive &&
			    !(import->primitive->flags & EXPORT_CONST) &&
			    !map_get(&program->noreturn,
			             import->primitive->name))
				return (struct misfit){
					"a getter-setter layer calls nothing "
					"of its underlay",
					use->span};
		}
	return (struct misfit){0};
}

static struct misfit
misfit_getter_setter(const struct program *program, const struct module *module)
{
	const struct layer *layer = module->placement->layer;

	if (layer->states.count == 0)
		return (struct misfit){"a getter-setter layer introduces state",
		                       layer->name.span};
	list_each (const struct state, state, &layer->states)
		list_each (const struct name, word, &state->from)
			if (!name_list_find(&layer->owns, word->text))
				return (struct misfit){
					"a getter-setter layer abstracts its "
					"own variables only",
					word->span};
	list_each (const struct state, state, &layer->states)
		if (state->machine)
			return (struct misfit){
				"a getter-setter layer abstracts variables, "
				"not the machine",
				state->name.span};
	return find_call(program, module);
}

static struct misfit
misfit_abs_fun(const struct module *module)
{
	const struct layer *layer = module->placement->layer;

	if (layer->states.count > 0)
		return (struct misfit){"an abs-fun layer introduces no state",
		                       layer->states.items[0].name.span};
	if (layer->owns.count > 0)
		return (struct misfit){"an abs-fun layer owns no variable",
		                       layer->owns.items[0].span};
	if (layer->linker.count > 0)
		return (struct misfit){
			"an abs-fun layer owns no symbol of the linker",
			layer->linker.items[0].span};
	if (layer->imports.count == 0)
		return (struct misfit){
			"an abs-fun layer works through its underlay",
			layer->name.span};
	return (struct misfit){0};
}

void
shape_check_pattern(struct program *program, const struct module *module)
{
	const struct layer *layer = module->placement->layer;
	struct diag *diag = program->session->diag;
	struct misfit getter = misfit_getter_setter(program, module);
	struct misfit abs = misfit_abs_fun(module);
	struct misfit misfit = layer->pattern == PATTERN_ABS_FUN ? abs : getter;

	if (layer->sources.count == 0)
		return;
	if (layer->pattern != PATTERN_NONE && misfit.text) {
		diag_report(diag, DIAG_pattern_broken, layer->pattern_word.span,
		            "'%s' does not have the pattern '%s'",
		            layer->name.text, layer->pattern_word.text);
		diag_note(diag, misfit.span, "%s", misfit.text);
	}
	if (layer->pattern == PATTERN_NONE && (!getter.text || !abs.text)) {
		const char *pattern = abs.text ? "getter-setter" : "abs-fun";

		diag_report(diag, DIAG_pattern_unclaimed, layer->name.span,
		            "'%s' has the pattern '%s' and does not say so",
		            layer->name.text, pattern);
		edit_add_line(diag, layer->name.span, "pattern", pattern);
	}
}

/* The inits that a function of this module has to call. */
static const struct primitives *
inits_below(const struct program *program, const struct module *module)
{
	return module->placement ? &module->placement->inits_below
	                         : &program->composition->top_inits;
}

/* The init of the module itself; a client's is the kernel's entry. */
static const struct name *
own_init(const struct program *program, const struct module *module)
{
	const struct placement *placement = module->placement;

	if (!placement)
		return &program->composition->kernel->entry;
	return placement->init ? &placement->init->export->name : NULL;
}

static bool
is_init(const struct primitives *inits, const char *symbol)
{
	list_each (const struct primitive *, init, inits)
		if ((*init)->name == symbol)
			return true;
	return false;
}

/*
 * Whether a call of symbol comes to a primitive, perhaps by way of other
 * functions of the module.  Those that were asked about stand in seen.  What
 * the unit may not call was reported as that.
 */
static bool
reaches(const struct program *program, const struct module *module,
        const struct unit *unit, const char *symbol, struct map *seen)
{
	if (!map_get(&module->definition_by_symbol, symbol))
		return compose_why(program->composition, symbol, UINT32_MAX) &&
		       program_justify(program, module, unit, symbol).verdict <
		               VERDICT_FIRST_FORBIDDEN;
	if (map_get(seen, symbol))
		return false;
	map_put(program->session->arena, seen, symbol, seen);
	for (uint32_t i = 0; i < module->units.count; i++)
		list_each (const struct use, use, &module->units.items[i]->uses)
			if (use->from == symbol && use->kind == USE_CALL &&
			    reaches(program, module, module->units.items[i],
			            use->symbol, seen))
				return true;
	return false;
}

/* The first call of the module's init that needs what is below it, or NULL. */
static const struct use *
find_first_call(const struct program *program, const struct module *module,
                const char *init)
{
	const struct primitives *below = inits_below(program, module);

	for (uint32_t i = 0; i < module->units.count; i++)
		list_each (const struct use, use,
		           &module->units.items[i]->uses) {
			struct map seen = {0};

			if (use->from == init && use->kind == USE_CALL &&
			    !is_init(below, use->symbol) &&
			    reaches(program, module, module->units.items[i],
			            use->symbol, &seen))
				return use;
		}
	return NULL;
}

/* Adds the rule, at the line that makes the callee an init. */
static void
note_rule(struct diag *diag, const struct primitive *init)
{
	diag_note(
		diag, init->export->name.span,
		"'%s' is the init of '%s': the init above, or the entry, calls "
		"it once, before all else",
		init->name, init->placement->layer->name.text);
}

/* How a module treats one init of what it stands on. */
struct init_calls {
	const struct primitive *below;
	const char *init;        /* of the module, or NULL */
	const struct use *first; /* to the init below */
	const struct use *next;  /* to it once more */
	unsigned count;
	unsigned wrong; /* that were reported */
};

/* What is wrong with a place that names an init, or NULL. */
static const char *
wrong_use(const struct use *use, const char *init)
{
	if (use->kind == USE_ADDRESS)
		return "takes the address of";
	return use->from != init ? "calls" : NULL;
}

static void
count_call(const struct program *program, const struct module *module,
           const struct use *use, struct init_calls *calls)
{
	struct diag *diag = program->session->diag;
	const char *wrong = wrong_use(use, calls->init);

	if (wrong) {
		calls->wrong++;
		diag_report(diag, DIAG_init_order, use->span,
		            "'%s' %s '%s': only the init of the layer above "
		            "calls it, by its name",
		            use->from ? use->from : module->name, wrong,
		            use->symbol);
		note_rule(diag, calls->below);
		return;
	}
	calls->count++;
	if (!calls->first)
		calls->first = use;
	else if (!calls->next)
		calls->next = use;
	if (!use->repeated && !use->conditional)
		return;
	calls->wrong++;
	diag_report(diag, DIAG_init_order, use->span,
	            use->repeated ? "'%s' is called in a loop; an init runs "
	                            "once"
	                          : "'%s' may be passed by here; an init runs "
	                            "once, whatever happens",
	            use->symbol);
	note_rule(diag, calls->below);
}

static void
count_calls(const struct program *program, const struct module *module,
            struct init_calls *calls)
{
	const char *below = calls->below->name;

	for (uint32_t i = 0; i < module->units.count; i++)
		list_each (const struct use, use, &module->units.items[i]->uses)
			if (use->symbol == below &&
			    (use->kind == USE_CALL || use->kind == USE_ADDRESS))
				count_call(program, module, use, calls);
}

/* Checks how a module treats one init of what it stands on. */
static void
check_init(struct program *program, const struct module *module,
           const struct primitive *below)
{
	const struct name *own = own_init(program, module);
	const char *init = own ? own->text : NULL;
	struct diag *diag = program->session->diag;
	struct init_calls calls = {.below = below, .init = init};
	const struct use *early;

	count_calls(program, module, &calls);
	if (!init)
		return;
	early = find_first_call(program, module, init);
	if (calls.count == 0 && calls.wrong > 0)
		return;
	if (calls.count == 0) {
		diag_report(diag, DIAG_init_order, own->span,
		            "'%s' does not call '%s', the init of what it "
		            "stands on",
		            init, below->name);
		note_rule(diag, below);
	} else if (calls.count > 1) {
		diag_report(diag, DIAG_init_order, calls.next->span,
		            "'%s' is called %u times; an init runs once",
		            below->name, calls.count);
		diag_note(diag, calls.first->span, "the first call is here");
		note_rule(diag, below);
	} else if (early && calls.first->from == init && early < calls.first) {
		/* Both stand in one unit, whose uses are in the text's order.
		 */
		diag_report(diag, DIAG_init_order, early->span,
		            "'%s' calls '%s' before '%s' has initialised what "
		            "it stands on",
		            init, early->symbol, below->name);
		diag_note(diag, calls.first->span, "'%s' is called here",
		          below->name);
		note_rule(diag, below);
	}
}

/* The init of a layer is called from above, not from its own module. */
static void
check_own_calls(const struct program *program, const struct module *module)
{
	const struct primitive *init = module->placement->init;
	struct diag *diag = program->session->diag;

	for (uint32_t i = 0; init && i < module->units.count; i++)
		list_each (const struct use, use, &module->units.items[i]->uses)
			if (use->symbol == init->name &&
			    use->kind == USE_CALL) {
				diag_report(diag, DIAG_init_order, use->span,
				            "'%s' calls '%s', the init of its "
				            "own layer: only the init of the "
				            "layer above calls it",
				            use->from ? use->from
				                      : module->name,
				            init->name);
				note_rule(diag, init);
			}
}

/* The init that has to be called before a primitive is, or NULL. */
static const struct primitive *
needed_init(const struct program *program, const struct module *module,
            const char *symbol)
{
	const struct import *import =
		map_get(&module->placement->import_by_name, symbol);
	const struct placement *from = import && import->primitive
	                                       ? import->primitive->placement
	                                       : NULL;

	if (!from || map_get(&program->noreturn, symbol) ||
	    import->primitive->flags & (EXPORT_CONST | EXPORT_HELPER))
		return NULL;
	if (from->init || from->inits_below.count == 0)
		return from->init;
	return from->inits_below.items[0];
}

/* Boot runs before all inits, up to the kernel's entry. */
static void
check_boot(const struct program *program, const struct module *module)
{
	const char *boot = module->placement->layer->boot.text;
	const struct kernel *kernel = program->composition->kernel;
	struct diag *diag = program->session->diag;

	for (uint32_t i = 0; boot && i < module->units.count; i++)
		list_each (const struct use, use,
		           &module->units.items[i]->uses) {
			const struct primitive *init;

			if (use->from != boot || use->kind != USE_CALL)
				continue;
			if (kernel && use->symbol == kernel->entry.text)
				break;
			init = needed_init(program, module, use->symbol);
			if (!init)
				continue;
			diag_report(diag, DIAG_init_order, use->span,
			            "'%s' calls '%s' before the kernel's entry "
			            "has initialised what it needs",
			            boot, use->symbol);
			note_rule(diag, init);
		}
}

void
shape_check_init(struct program *program, const struct module *module)
{
	if (module->placement) {
		check_own_calls(program, module);
		check_boot(program, module);
	}
	/* That a client does not define the entry is reported as that. */
	if (!module->placement &&
	    !map_get(&module->definition_by_symbol,
	             program->composition->kernel->entry.text))
		return;
	list_each (const struct primitive *const, below,
	           inits_below(program, module))
		check_init(program, module, *below);
}
