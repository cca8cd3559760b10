/* The lines of a layer's manifest. */
#include <string.h>

#include "instructions.h"
#include "keywords.h"

static void
read_layer(struct line *line, void *manifest)
{
	struct layer *layer = manifest;
	struct name below;

	if (!line_name(line, "a layer", NAME_LABEL, &layer->name))
		return;
	/* Clients are modules too, and these are their names. */
	if (strcmp(layer->name.text, "client") == 0 ||
	    strncmp(layer->name.text, "test-", 5) == 0 ||
	    strncmp(layer->name.text, "program-", 8) == 0)
		diag_report(line->session->diag, DIAG_bad_name,
		            layer->name.span,
		            "'%s' is the name of a client and cannot be that "
		            "of a layer",
		            layer->name.text);
	if (line_take_near(line, "over"))
		do {
			if (line_name(line, "a layer", NAME_LABEL, &below))
				*list_add(line->session->arena, &layer->over) =
					below;
		} while (line_take_kind(line, TOKEN_PLUS));
}

static void
read_pattern(struct line *line, void *manifest)
{
	struct layer *layer = manifest;
	struct name word;

	if (!line_name(line, "'getter-setter' or 'abs-fun'", NAME_LABEL, &word))
		return;
	layer->pattern_word = word;
	if (strcmp(word.text, "getter-setter") == 0) {
		layer->pattern = PATTERN_GETTER_SETTER;
	} else if (strcmp(word.text, "abs-fun") == 0) {
		layer->pattern = PATTERN_ABS_FUN;
	} else {
		diag_report(line->session->diag, DIAG_bad_name, word.span,
		            "a pattern is 'getter-setter' or 'abs-fun'");
		line->broken = true;
	}
}

static void
read_owns(struct line *line, void *manifest)
{
	line_names(line, "a variable", NAME_C, NULL,
	           &((struct layer *)manifest)->owns);
}

static void
read_linker(struct line *line, void *manifest)
{
	line_names(line, "a symbol", NAME_C, NULL,
	           &((struct layer *)manifest)->linker);
}

static void
read_import(struct line *line, void *manifest)
{
	line_names(line, "a primitive of the underlay", NAME_C, NULL,
	           &((struct layer *)manifest)->imports);
}

static void
read_hides(struct line *line, void *manifest)
{
	line_names(line, "a primitive of the underlay", NAME_C, NULL,
	           &((struct layer *)manifest)->hides);
}

static void
read_internal(struct line *line, void *manifest)
{
	line_names(line, "a function of the module", NAME_C, NULL,
	           &((struct layer *)manifest)->internals);
}

static void
read_callback(struct line *line, void *manifest)
{
	line_names(line, "a function of the module", NAME_C, NULL,
	           &((struct layer *)manifest)->callbacks);
}

static void
read_glue(struct line *line, void *manifest)
{
	line_names(line, "a name that a layer below hides", NAME_C, NULL,
	           &((struct layer *)manifest)->glue);
}

static void
read_switches(struct line *line, void *manifest)
{
	line_names(line, "a function of the module", NAME_C, NULL,
	           &((struct layer *)manifest)->switches);
}

static void
read_recursion(struct line *line, void *manifest)
{
	struct layer *layer = manifest;
	struct bound bound;

	if (line_recursion(line, &bound))
		*list_add(line->session->arena, &layer->bounds) = bound;
}

static void
read_state(struct line *line, void *manifest)
{
	struct layer *layer = manifest;
	struct name_list from = {0};
	struct state *state;
	struct name name;

	if (!line_name(line, "a component", NAME_C, &name))
		return;
	if (line_take_near(line, "from")) {
		line_names(line, "a variable, a component or 'machine'", NAME_C,
		           NULL, &from);
	} else {
		line_expected(line, "'from' and what the component abstracts");
		layer->damaged = true;
	}
	state = list_add(line->session->arena, &layer->states);
	state->name = name;
	list_each (const struct name, source, &from)
		if (strcmp(source->text, "machine") == 0)
			state->machine = true;
		else
			*list_add(line->session->arena, &state->from) = *source;
}

static const struct {
	const char *word;
	enum export_flag flag;
} modifiers[] = {
	{"asm", EXPORT_ASM},         {"init", EXPORT_INIT},
	{"const", EXPORT_CONST},     {"helper", EXPORT_HELPER},
	{"outside", EXPORT_OUTSIDE},
};

static unsigned
read_modifiers(struct line *line)
{
	unsigned flags = 0;
	bool found;

	do {
		found = false;
		for (size_t i = 0; i < sizeof(modifiers) / sizeof(*modifiers);
		     i++)
			if (line_take(line, modifiers[i].word)) {
				flags |= modifiers[i].flag;
				found = true;
			}
	} while (found);
	return flags;
}

static void
read_clauses(struct line *line, struct clauses *clauses)
{
	static const char *const words[] = {"in", "clobbers", "reads", "writes",
	                                    NULL};
	const struct {
		const char *word, *what;
		struct name_list *names;
	} table[] = {
		{"in", "a register", &clauses->in},
		{"clobbers", "a register", &clauses->clobbers},
		{"reads", "a component", &clauses->reads},
		{"writes", "a component", &clauses->writes},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (line_take(line, table[i].word))
			line_names(line, table[i].what, NAME_C, words,
			           table[i].names);
	clauses->line = line_span(line);
}

const struct export *
manifest_export(const struct layer *layer, const char *name)
{
	list_each (const struct export, export, &layer->exports)
		if (export->name.text == name)
			return export;
	return NULL;
}

static void
read_exports(struct line *line, struct layer *layer, unsigned flags)
{
	static const char *const stops[] = {"in", "clobbers", "reads", "writes",
	                                    NULL};
	struct clauses *clauses =
		arena_new(line->session->arena, struct clauses);
	struct name_list names = {0};

	line_names(line, "a primitive", NAME_C, stops, &names);
	read_clauses(line, clauses);
	list_each (const struct name, name, &names) {
		const struct export *first = manifest_export(layer, name->text);

		if (first) {
			diag_report(line->session->diag, DIAG_repeated_name,
			            name->span, "'%s' is exported twice",
			            name->text);
			diag_note(line->session->diag, first->name.span,
			          "the first time is here");
			continue;
		}
		*list_add(line->session->arena, &layer->exports) =
			(struct export){*name, flags, clauses};
	}
}

static void
read_export(struct line *line, void *manifest)
{
	read_exports(line, manifest, read_modifiers(line));
}

static void
read_restates(struct line *line, void *manifest)
{
	if (read_modifiers(line) != 0)
		diag_report(line->session->diag, DIAG_expected_token,
		            line->tokens[line->at - 1].span,
		            "'%s' cannot stand here: what is restated keeps "
		            "its modifiers",
		            line->tokens[line->at - 1].text);
	read_exports(line, manifest, EXPORT_RESTATES);
}

static void
read_instructions(struct line *line, void *manifest)
{
	instructions_take(line, NULL,
	                  &((struct layer *)manifest)->instructions);
}

static void
read_source(struct line *line, void *manifest)
{
	line_files(line, &((struct layer *)manifest)->sources);
}

static void
read_spec(struct line *line, void *manifest)
{
	line_files(line, &((struct layer *)manifest)->specs);
}

static void
read_relation(struct line *line, void *manifest)
{
	line_name(line, "a C file", NAME_PATH,
	          &((struct layer *)manifest)->relation.word);
}

static void
read_verify(struct line *line, void *manifest)
{
	struct layer *layer = manifest;
	struct name_list names = {0};
	struct requirement required = {.level = PROOF_PROVED};

	if (!line_name(line, "'proved', 'bounded', 'tested' or 'assumed'",
	               NAME_LABEL, &required.name))
		return;
	while (required.level <= PROOF_ASSUMED &&
	       strcmp(required.name.text, proof_verdict_name(required.level)) !=
	               0)
		required.level++;
	if (required.level > PROOF_ASSUMED) {
		diag_report(line->session->diag, DIAG_bad_name,
		            required.name.span,
		            "what has to be shown is 'proved', 'bounded', "
		            "'tested' or 'assumed'");
		line->broken = true;
		return;
	}
	required.is_of_all = !line_has_more(line);
	if (required.is_of_all)
		*list_add(line->session->arena, &layer->requirements) =
			required;
	else
		line_names(line, "a primitive", NAME_C, NULL, &names);
	list_each (const struct name, name, &names) {
		required.name = *name;
		*list_add(line->session->arena, &layer->requirements) =
			required;
	}
}

static void
read_header(struct line *line, void *manifest)
{
	line_files(line, &((struct layer *)manifest)->headers);
}

static void
read_rules(struct line *line, void *manifest)
{
	struct layer *layer = manifest;

	layer->edges_only = line_take_near(line, "edges");
	if (!layer->edges_only)
		line_expected(line, "'edges'");
	layer->rules_word = line->keyword;
}

static void
read_flags(struct line *line, void *manifest)
{
	line_flags(line, &((struct layer *)manifest)->flags);
}

static void
read_allow(struct line *line, void *manifest)
{
	struct layer *layer = manifest;
	struct allowance allowance = {0};

	if (!line_name(line, "what is used", NAME_PATH, &allowance.name))
		return;
	if (!line_take_near(line, "because"))
		line_expected(line, "'because' and the reason");
	else if (line_name(line, "the reason", NAME_PATH, &allowance.reason))
		*list_add(line->session->arena, &layer->allowances) = allowance;
}

/* One header, or of a layer that is held to edges alone any number. */
static void
choose_header(struct session *session, struct layer *layer)
{
	if (layer->edges_only || layer->headers.count == 0)
		return;
	layer->header = layer->headers.items[0];
	if (layer->headers.count == 1)
		return;
	diag_report(session->diag, DIAG_repeated_line,
	            layer->headers.items[1].word.span,
	            "a layer has one header, unless its manifest says 'rules "
	            "edges'");
	diag_note(session->diag, layer->header.word.span, "the first is here");
	layer->headers.count = 1;
}

static void
read_boot(struct line *line, void *manifest)
{
	line_name(line, "a symbol", NAME_C, &((struct layer *)manifest)->boot);
}

static void
check_required(struct session *session, const struct layer *layer)
{
	list_each (const struct requirement, required, &layer->requirements) {
		const struct export *export =
			manifest_export(layer, required->name.text);

		if (required->is_of_all ||
		    (export &&
		     !(export->flags & (EXPORT_CONST | EXPORT_RESTATES))))
			continue;
		diag_report(session->diag, DIAG_bad_name, required->name.span,
		            "'%s' is no primitive that the layer exports",
		            required->name.text);
	}
}

void
layer_finish(struct session *session, struct layer *layer)
{
	choose_header(session, layer);
	check_required(session, layer);
}

const struct keyword layer_keywords[] = {
	{"layer", true, true, false, read_layer},
	{"pattern", true, false, false, read_pattern},
	{"owns", false, false, false, read_owns},
	{"linker", false, false, false, read_linker},
	{"state", false, false, false, read_state},
	{"import", false, false, false, read_import},
	{"export", false, false, false, read_export},
	{"restates", false, false, false, read_restates},
	{"hides", false, false, false, read_hides},
	{"instructions", false, false, false, read_instructions},
	{"internal", false, false, false, read_internal},
	{"callback", false, false, false, read_callback},
	{"glue", false, false, false, read_glue},
	{"switches", false, false, false, read_switches},
	{"recursion", false, false, false, read_recursion},
	{"source", false, false, false, read_source},
	{"header", false, false, false, read_header},
	{"spec", false, false, false, read_spec},
	{"relation", true, false, false, read_relation},
	{"verify", false, false, false, read_verify},
	{"rules", true, false, false, read_rules},
	{"flags", false, false, false, read_flags},
	{"allow", false, false, false, read_allow},
	{"boot", true, false, false, read_boot},
	{NULL, false, false, false, NULL},
};
