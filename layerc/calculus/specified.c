#include "specified.h"

#include <string.h>

#include "../report/spelling.h"

static const char prefix[] = "spec_";

struct specified {
	struct program *program;
	const struct module *module;
};

static bool
begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

const char *
specified_primitive(struct names *names, const char *function)
{
	if (!begins(function, prefix))
		return NULL;
	return names_text(names, function + strlen(prefix));
}

bool
specified_is_gone(const struct component *component,
                  const struct placement *placement)
{
	const struct placement *by = component->ended_by;

	return by && by->layer->relation.path && by->group <= placement->group;
}

const struct primitive *
specified_passing(const struct composition *composition,
                  const struct placement *here,
                  const struct component *component)
{
	for (uint32_t i = 0; i < composition->histories.count; i++) {
		const struct primitive *primitive = compose_visible(
			composition, composition->histories.items[i]->name,
			here->group + 1);

		if (!primitive || primitive->flags & EXPORT_INIT ||
		    primitive->placement == here)
			continue;
		list_each (const struct component *const, written,
		           &primitive->footprint.writes)
			if (*written == component)
				return primitive;
	}
	return NULL;
}

static const struct definition *
find_definition(const struct module_texts *texts, const char *symbol)
{
	list_each (const struct unit *const, unit, texts)
		list_each (const struct definition, definition,
		           &(*unit)->definitions)
			if (definition->symbol == symbol)
				return definition;
	return NULL;
}

const char *
specified_name(struct session *session, const char *primitive)
{
	return names_text(session->names, arena_print(session->arena, "%s%s",
	                                              prefix, primitive));
}

const struct primitive *
specified_below(const struct composition *composition,
                const struct placement *placement, const char *name)
{
	const struct primitive *own = map_get(&placement->export_by_name, name);

	for (uint32_t i = composition->placements.count; !own && i-- > 0;) {
		const struct placement *below =
			composition->placements.items[i];

		if (below->group < placement->group)
			own = map_get(&below->export_by_name, name);
	}
	return own;
}

/* The line that wants something shown of a primitive, or NULL. */
static const struct requirement *
find_requirement(const struct layer *layer, const char *name)
{
	list_each (const struct requirement, required, &layer->requirements)
		if (required->is_of_all || required->name.text == name)
			return required;
	return NULL;
}

static void
check_missing(struct specified *s, const struct export *export)
{
	const struct layer *layer = s->module->placement->layer;
	struct diag *diag = s->program->session->diag;
	const char *name = export->name.text;
	const struct requirement *required = find_requirement(layer, name);

	if (!required || export->flags & (EXPORT_CONST | EXPORT_RESTATES) ||
	    find_definition(&s->module->specs,
	                    specified_name(s->program->session, name)))
		return;
	diag_report(diag, DIAG_spec_missing, export->name.span,
	            "'%s' has no specification: no 'spec' file of '%s' defines "
	            "'spec_%s'",
	            name, layer->name.text, name);
	diag_note(diag, required->name.span, "this line wants it %s",
	          proof_verdict_name(required->level));
}

static const struct export *
find_near_export(const struct layer *layer, const char *name)
{
	list_each (const struct export, export, &layer->exports)
		if (spelling_is_near(name, export->name.text))
			return export;
	return NULL;
}

static void
report_unknown(struct specified *s, const struct definition *definition,
               const char *name)
{
	const struct layer *layer = s->module->placement->layer;
	struct diag *diag = s->program->session->diag;
	const struct export *near = find_near_export(layer, name);

	diag_report(diag, DIAG_spec_unknown, definition->span,
	            "'%s' specifies nothing: '%s' exports no '%s'",
	            definition->symbol, layer->name.text, name);
	if (!near)
		return;
	diag_note(diag, near->name.span, "'%s' is exported here",
	          near->name.text);
	diag_fix(diag, definition->span, "%s%s", prefix, near->name.text);
}

/* Where a parameter of a function's type ends: at a comma, or the last ')'. */
static const char *
end_of_parameter(const char *at)
{
	for (int depth = 0; *at && (depth > 0 || (*at != ',' && *at != ')'));
	     at++)
		depth += (*at == '(') - (*at == ')');
	return at;
}

/* Whether a type, which is that long, is a pointer's: "int *", "void (*)(int)".
 */
static bool
is_pointer(const char *type, size_t len)
{
	return len > 0 && (type[len - 1] == '*' ||
	                   (type[len - 1] == ')' && memchr(type, '*', len)));
}

/* Whether types of functions are one, but for numbers in place of pointers. */
static bool
may_specify(const char *spec, const char *code)
{
	static const char address[] = "unsigned int";
	size_t len = strcspn(spec, "(") + 1;

	if (strncmp(spec, code, len) != 0)
		return false;
	for (spec += len, code += len; *spec && *code;) {
		size_t one = (size_t)(end_of_parameter(spec) - spec);
		size_t other = (size_t)(end_of_parameter(code) - code);

		if (spec[one] != code[other])
			return false;
		if ((one != other || strncmp(spec, code, one) != 0) &&
		    (one != strlen(address) ||
		     strncmp(spec, address, one) != 0 ||
		     !is_pointer(code, other)))
			return false;
		spec += one + strspn(spec + one, ", )");
		code += other + strspn(code + other, ", )");
	}
	return *spec == *code;
}

/*
 * A specification stands for a primitive, of whose type it is.  One in assembly
 * style has no type in C, and instructions are specified under their own names.
 */
static void
check_definition(struct specified *s, const struct definition *definition)
{
	struct program *program = s->program;
	const struct layer *layer = s->module->placement->layer;
	const char *name = specified_primitive(program->session->names,
	                                       definition->symbol);
	const struct export *export;
	const char *type;

	if (!name || !definition->global ||
	    definition->kind != SYMBOL_FUNCTION || begins(name, "x86_"))
		return;
	export = manifest_export(layer, name);
	if (!export) {
		report_unknown(s, definition, name);
		return;
	}
	type = map_get(&program->prototypes, name);
	if (!type || !definition->type || export->flags & EXPORT_ASM ||
	    may_specify(definition->type, type))
		return;
	diag_report(program->session->diag, DIAG_spec_prototype,
	            definition->span,
	            "'%s' is of the type '%s', and '%s' of '%s'",
	            definition->symbol, definition->type, name, type);
}

/* The components that the prover brings itself. */
static bool
is_built_in(const char *variable)
{
	return strcmp(variable, "MEMORY") == 0 || strcmp(variable, "CPU") == 0;
}

/* Why a specification may not speak of a variable, and whose doing it is. */
struct fault {
	const char *text; /* "introduces above it" */
	const struct layer *by;
	const struct state *state; /* its line */
};

/* Of a component of the stack; no text: all is well. */
static struct fault
find_fault(const struct specified *s, const struct component *component)
{
	const struct placement *here = s->module->placement;
	const struct placement *by = component->placement;
	struct fault fault = {NULL, by->layer, component->state};

	if (specified_is_gone(component, here))
		fault = (struct fault){"makes something else of",
		                       component->ended_by->layer,
		                       component->into->state};
	else if (by->group > here->group)
		fault.text = "introduces above";
	else if (by->group == here->group && by != here)
		fault.text = "introduces beside it";
	return fault;
}

/* Of one that only a layer which is not in the stack has; no text: of none. */
static struct fault
find_elsewhere(const struct specified *s, const char *name)
{
	const struct project *project = s->program->composition->project;

	for (uint32_t i = 0; i < project->layers.count; i++)
		list_each (const struct state, state,
		           &project->layers.items[i]->states)
			if (state->name.text == name)
				return (struct fault){"introduces",
				                      project->layers.items[i],
				                      state};
	return (struct fault){0};
}

static void
check_variable(struct specified *s, const struct use *use)
{
	const struct composition *c = s->program->composition;
	struct diag *diag = s->program->session->diag;
	const struct component *component =
		map_get(&c->component_by_name, use->symbol);
	struct fault fault;

	if (is_built_in(use->symbol))
		return;
	/* A number of which specifications speak by a name. */
	if (!component && use->type && begins(use->type, "const "))
		return;
	fault = component ? find_fault(s, component)
	                  : find_elsewhere(s, use->symbol);
	if (component && !fault.text)
		return;
	if (!fault.text) {
		diag_report(diag, DIAG_spec_foreign, use->span,
		            "'%s' speaks of '%s', which is no component of the "
		            "abstract state",
		            use->from, use->symbol);
		return;
	}
	diag_report(diag, DIAG_spec_foreign, use->span,
	            "'%s' speaks of '%s', which '%s' %s", use->from,
	            use->symbol, fault.by->name.text, fault.text);
	diag_note(diag, fault.state->name.span, "'%s' is introduced here",
	          fault.state->name.text);
}

/* Whether a layer here or below exports the name. */
static bool
is_specified_below(const struct specified *s, const char *name)
{
	return specified_below(s->program->composition, s->module->placement,
	                       name);
}

/* What specifications share with each other no header of a layer declares. */
static bool
is_code(const struct specified *s, const char *function)
{
	return !map_get(&s->program->inlines, function) &&
	       (map_get(&s->program->prototypes, function) ||
	        map_get(&s->module->definition_by_symbol, function));
}

/* Tests are prepared by specifications, or by the layer's own code. */
static bool
is_prepared_by(const struct specified *s, const struct use *use)
{
	return begins(use->from, "prepare_") &&
	       map_get(&s->module->definition_by_symbol, use->symbol);
}

static void
check_call(struct specified *s, const struct use *use)
{
	struct session *session = s->program->session;
	const char *name = specified_primitive(session->names, use->symbol);

	if (is_prepared_by(s, use) ||
	    find_definition(&s->module->specs, use->symbol) ||
	    (name ? is_specified_below(s, name)
	          : !use->undeclared && !is_code(s, use->symbol)))
		return;
	diag_report(session->diag, DIAG_spec_foreign, use->span,
	            "'%s' calls '%s', which %s", use->from, use->symbol,
	            name              ? "specifies nothing here or below"
	            : use->undeclared ? "nothing declares"
	                              : "is code: specifications call "
	                                "specifications");
	if (is_specified_below(s, use->symbol))
		diag_fix(session->diag, use->span, "%s%s", prefix, use->symbol);
}

static void
check_use(struct specified *s, const struct use *use)
{
	if (!use->from || use->kind == USE_CONSTANT)
		return;
	if (use->symbol_kind == SYMBOL_VARIABLE)
		check_variable(s, use);
	else if (use->symbol_kind == SYMBOL_FUNCTION)
		check_call(s, use);
}

/* Marks a function of a relation, and all variables that it comes to. */
static void
reach(const struct specified *s, const struct unit *unit, const char *function,
      struct map *reached)
{
	struct arena *arena = s->program->session->arena;

	if (map_get(reached, function))
		return;
	map_put(arena, reached, function, arena);
	list_each (const struct use, use, &unit->uses) {
		if (use->from != function || use->kind == USE_CONSTANT)
			continue;
		if (use->symbol_kind == SYMBOL_FUNCTION)
			reach(s, unit, use->symbol, reached);
		else
			map_put(arena, reached, use->symbol, arena);
	}
}

/* What the relation, or an invariant, says in a unit: of these variables. */
static void
reach_relations(const struct specified *s, const struct unit *unit,
                struct map *reached)
{
	static const char *const roots[] = {"abstract_", "represents_",
	                                    "couples_", "invariant_"};
	struct session *session = s->program->session;

	for (size_t i = 0; i < sizeof(roots) / sizeof(*roots); i++)
		reach(s, unit,
		      names_text(session->names,
		                 arena_print(session->arena, "%s%s", roots[i],
		                             s->module->name)),
		      reached);
}

/* What others change, nobody proves to keep what a layer says of it. */
static void
check_kept(struct specified *s, const struct unit *unit)
{
	const struct composition *c = s->program->composition;
	const struct placement *here = s->module->placement;
	struct diag *diag = s->program->session->diag;
	struct map reached = {0}, said = {0};

	reach_relations(s, unit, &reached);
	list_each (const struct use, use, &unit->uses) {
		const struct component *component =
			map_get(&c->component_by_name, use->symbol);
		const struct primitive *passing;

		if (!component || !use->from || !map_get(&reached, use->from) ||
		    component->placement->group >= here->group ||
		    specified_is_gone(component, here) ||
		    map_get(&said, use->symbol))
			continue;
		map_put(s->program->session->arena, &said, use->symbol, s);
		passing = specified_passing(c, here, component);
		if (!passing)
			continue;
		diag_report(diag, DIAG_spec_passing, use->span,
		            "'%s' speaks of '%s', which '%s' writes: it passes "
		            "'%s', which does not restate it",
		            use->from, use->symbol, passing->name,
		            here->layer->name.text);
		diag_note(diag, passing->export->name.span,
		          "'%s' is exported here", passing->name);
	}
}

static void
check_covered(struct specified *s, const struct unit *unit,
              const struct map *reached)
{
	const struct layer *layer = s->module->placement->layer;
	struct diag *diag = s->program->session->diag;

	list_each (const struct definition, definition, &unit->definitions) {
		if (definition->kind != SYMBOL_VARIABLE ||
		    definition->constant ||
		    map_get(reached, definition->symbol))
			continue;
		diag_report(diag, DIAG_spec_uncovered, definition->span,
		            layer->relation.path
		                    ? "the relation of '%s' says nothing of "
		                      "'%s'"
		                    : "'%s' has specifications and no "
		                      "'relation' to say what becomes of '%s'",
		            layer->name.text, definition->symbol);
		if (layer->relation.path)
			diag_note(diag, layer->relation.word.span,
			          "the relation is named here");
	}
}

void
specified_check(struct program *program, const struct module *module)
{
	struct specified s = {program, module};
	struct map reached = {0};

	if (!module->placement || module->unspecified)
		return;
	list_each (const struct export, export,
	           &module->placement->layer->exports)
		check_missing(&s, export);
	if (module->specs.count == 0)
		return;
	list_each (const struct unit *const, unit, &module->specs) {
		list_each (const struct definition, definition,
		           &(*unit)->definitions)
			check_definition(&s, definition);
		list_each (const struct use, use, &(*unit)->uses)
			check_use(&s, use);
	}
	list_each (const struct unit *const, unit, &module->specs)
		check_kept(&s, *unit);
	list_each (const struct unit *const, unit, &module->relations) {
		check_kept(&s, *unit);
		reach_relations(&s, *unit, &reached);
	}
	for (uint32_t i = 0; i < module->units.count; i++)
		if (!module->units.items[i]->is_object)
			check_covered(&s, module->units.items[i], &reached);
}
