/* What there is to know of a name, as Markdown. */
#include <string.h>

#include "../base/text.h"
#include "../build/proofs.h"
#include "../picture/page_proof.h"
#include "../picture/page_text.h"
#include "../report/export_parts.h"
#include "answers.h"
#include "position.h"

static void
add_code(struct text *text, const char *code)
{
	if (code)
		text_print(text, "\n```c\n%s\n```\n", code);
}

static void
add_names(struct text *text, const char *what, const struct name_list *names)
{
	if (names->count == 0)
		return;
	text_print(text, "\n%s", what);
	list_each (const struct name, name, names)
		text_print(text, "%s `%s`", name > names->items ? "," : "",
		           name->text);
	text_print(text, "\n");
}

static void
add_components(struct text *text, const char *what,
               const struct components *components)
{
	if (components->count == 0)
		return;
	text_print(text, " %s", what);
	list_each (const struct component *const, component, components)
		text_print(text, "%s `%s`",
		           component > components->items ? "," : "",
		           (*component)->name);
}

/* What the layers above do to a name. */
static void
add_history(struct text *text, const struct primitive *primitive,
            const struct composition *composition)
{
	static const char *const verbs[] = {
		[EVENT_EXPORT] = "exported",
		[EVENT_RESTATE] = "restated",
		[EVENT_HIDE] = "hidden",
	};
	const struct history *history =
		map_get(&composition->history_by_name, primitive->name);

	for (uint32_t i = 0; history && i < history->events.count; i++) {
		const struct event *event = &history->events.items[i];

		text_print(text, "%s %s by `%s`", i ? "," : "\nIt is",
		           verbs[event->kind],
		           event->placement->layer->name.text);
	}
	if (history && history->events.count > 0)
		text_print(text, ".\n");
}

/* The verdict that "verify" has left in the project's build folder. */
static void
add_proof(struct view *view, const struct meaning *meaning, struct text *text)
{
	const struct subject *subject = meaning->subject;
	struct proofs proofs = proofs_of(
		subject->plan, map_get(&subject->plan->module_by_placement,
	                               meaning->primitive->placement));

	list_each (struct proof, proof, &proofs.all)
		if (proof->path)
			proof->path =
				path_join(view->session->arena,
			                  view->mirror->root, proof->path);
	proofs_read_kept(&proofs);
	list_each (const struct proof, proof, &proofs.all) {
		if (!proof->is_made ||
		    proof->export->name.text != meaning->name)
			continue;
		text_print(text, "\nProof: **%s**%s%s%s\n",
		           proof_verdict_name(proof->verdict),
		           proof->refusal ? ", " : "",
		           proof->refusal ? proof->refusal : "",
		           page_proof_is_outdated(subject->plan->composition,
		                                  proof)
		                   ? " (of what it was before it was changed)"
		                   : "");
	}
}

static void
add_primitive(struct view *view, const struct meaning *meaning,
              struct text *text)
{
	const struct primitive *primitive = meaning->primitive;
	struct page_text page = page_text_of(
		meaning->subject->plan, meaning->subject->program, primitive);
	const struct primitive *bottom = view_bottom(primitive);

	text_print(text, "**%s** of `%s`", primitive->name,
	           primitive->placement->layer->name.text);
	add_components(text, "reads", &primitive->footprint.reads);
	add_components(text, "writes", &primitive->footprint.writes);
	text_print(text, "\n");
	if (bottom != primitive) {
		page.declaration = NULL;
		page.contract = NULL;
	}
	if (!page.declaration) {
		struct page_text code =
			page_text_of(meaning->subject->plan,
		                     meaning->subject->program, bottom);

		page.declaration = code.declaration;
		page.contract = code.contract;
		page.spec = page.spec ? page.spec : code.spec;
	}
	add_code(text, page.contract);
	add_code(text, page.declaration);
	add_history(text, primitive, meaning->subject->plan->composition);
	if (page.spec)
		text_print(text, "\nSpecification:\n");
	add_code(text, page.spec);
	add_proof(view, meaning, text);
}

static void
add_layer(struct view *view, const struct layer *layer, struct text *text)
{
	struct name_list exports = {0};

	text_print(text, "**%s**: %s\n", layer->name.text,
	           page_text_about(view->session->arena, layer));
	list_each (const struct export, export, &layer->exports)
		*list_add(view->session->arena, &exports) = export->name;
	add_names(text, "It stands on", &layer->over);
	add_names(text, "It exports", &exports);
	add_names(text, "It hides", &layer->hides);
}

static void
add_component(const struct component *component, struct text *text)
{
	text_print(text, "**%s**: state of `%s`%s\n", component->name,
	           component->placement->layer->name.text,
	           component->state->machine ? ", of the machine" : "");
	add_names(text, "It stands for", &component->state->from);
	if (component->ended_by)
		text_print(text, "\n`%s` abstracts it away%s%s.\n",
		           component->ended_by->layer->name.text,
		           component->into ? ": there it is part of " : "",
		           component->into ? component->into->name : "");
}

json_t *
answer_hover(struct view *view, const json_t *request)
{
	struct text text = {.arena = view->session->arena};
	struct meaning meaning;
	struct spot spot;

	if (!spot_read(view, request, &spot))
		return json_null();
	meaning = view_meaning(view, &spot);
	if (meaning.kind == MEANS_LAYER)
		add_layer(view, meaning.layer, &text);
	else if (meaning.kind == MEANS_COMPONENT)
		add_component(meaning.component, &text);
	else if (meaning.kind == MEANS_SYMBOL && meaning.primitive)
		add_primitive(view, &meaning, &text);
	if (text.len == 0)
		return json_null();
	return json_pack("{s:{s:s, s:o}, s:o}", "contents", "kind", "markdown",
	                 "value", export_text(view->session->arena, text.bytes),
	                 "range", position_range(spot.word));
}
