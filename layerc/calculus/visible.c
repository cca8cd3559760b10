#include "visible.h"

#include "../base/text.h"
#include "../report/spelling.h"

const struct primitive *
compose_visible(const struct composition *composition, const char *name,
                uint32_t group)
{
	const struct history *history =
		map_get(&composition->history_by_name, name);

	for (uint32_t i = history ? history->events.count : 0; i > 0; i--)
		if (history->events.items[i - 1].placement->group < group)
			return history->events.items[i - 1].primitive;
	return NULL;
}

const struct event *
compose_why(const struct composition *composition, const char *name,
            uint32_t group)
{
	const struct history *history =
		map_get(&composition->history_by_name, name);
	const struct event *why = NULL;

	if (!history)
		return NULL;
	for (uint32_t i = 0; i < history->events.count; i++) {
		const struct event *event = &history->events.items[i];

		if (!why || event->placement->group < group)
			why = event;
	}
	return why;
}

bool
compose_are_siblings(const struct placement *a, const struct placement *b)
{
	return a != b && a->group == b->group;
}

const char *
compose_underlay_words(const struct composition *composition, uint32_t group)
{
	struct text text = {.arena = composition->session->arena};

	for (uint32_t i = 0; i < composition->placements.count; i++) {
		const struct placement *placement =
			composition->placements.items[i];

		if (placement->group + 1 == group)
			text_print(&text, "%s%s", text.len ? " + " : "",
			           placement->layer->name.text);
	}
	return text.len ? text.bytes : "nothing";
}

static const struct layer *
find_exporter(const struct project *project, const char *name)
{
	for (uint32_t i = 0; i < project->layers.count; i++)
		if (manifest_export(project->layers.items[i], name))
			return project->layers.items[i];
	return NULL;
}

bool
visible_in_project(const struct composition *composition, const char *name)
{
	return find_exporter(composition->project, name) != NULL;
}

const struct name *
visible_nearest(const struct composition *composition, const char *name,
                uint32_t group)
{
	const struct name *best = NULL;
	struct spelling_search search = {.word = name};

	for (uint32_t i = 0; i < composition->histories.count; i++) {
		const char *other = composition->histories.items[i]->name;
		const struct primitive *primitive =
			compose_visible(composition, other, group);

		if (primitive && spelling_nearer(&search, other))
			best = &primitive->export->name;
	}
	return best;
}

/* A name that no layer of the stack has: perhaps another layer has it. */
static void
report_unknown(const struct composition *c, const struct placement *placement,
               const struct name *word, const char *verb)
{
	const struct layer *exporter = find_exporter(c->project, word->text);
	const char *underlay = compose_underlay_words(c, placement->group);
	const struct name *meant;

	if (exporter && !placement->at_home) {
		diag_report(c->session->diag, DIAG_missing_import, word->span,
		            "'%s' %s '%s', which nothing below it provides "
		            "here",
		            placement->layer->name.text, verb, word->text);
		diag_note(c->session->diag,
		          manifest_export(exporter, word->text)->name.span,
		          "layer '%s' would provide it", exporter->name.text);
		return;
	}
	meant = visible_nearest(c, word->text, placement->group);
	diag_report(c->session->diag, DIAG_unknown_import, word->span,
	            "'%s' %s '%s', which its underlay '%s' does not provide",
	            placement->layer->name.text, verb, word->text, underlay);
	if (meant) {
		diag_fix(c->session->diag, word->span, "%s", meant->text);
		diag_note(c->session->diag, meant->span,
		          "'%s' is provided from here", meant->text);
	}
}

/* A name that the stack does have, but not below the placement. */
static void
report_above(const struct composition *c, const struct placement *placement,
             const struct placement *other, const struct name *word,
             const char *verb)
{
	const char *layer = placement->layer->name.text;
	const char *exporter = other->layer->name.text;
	struct diag *diag = c->session->diag;

	if (compose_are_siblings(placement, other))
		diag_report(diag, DIAG_sibling_import, word->span,
		            "'%s' %s '%s' of '%s', which stands beside it",
		            layer, verb, word->text, exporter);
	else if (other != placement)
		diag_report(diag, DIAG_upward_import, word->span,
		            "'%s' %s '%s' of '%s', which stands above it",
		            layer, verb, word->text, exporter);
	else
		diag_report(diag, DIAG_upward_import, word->span,
		            "'%s' %s '%s', which it exports itself", layer,
		            verb, word->text);
	diag_note(diag, manifest_export(other->layer, word->text)->name.span,
	          "'%s' exports it here", exporter);
}

/* The layer at the level of a placement or above that exports the name. */
static const struct placement *
find_above(const struct composition *c, const struct placement *placement,
           const char *name)
{
	for (uint32_t i = 0; i < c->placements.count; i++) {
		const struct placement *other = c->placements.items[i];
		const struct export *export =
			manifest_export(other->layer, name);

		if (other->group >= placement->group && export &&
		    !(export->flags & EXPORT_RESTATES))
			return other;
	}
	return NULL;
}

static void
report_variable(const struct composition *c, const struct placement *placement,
                const struct layer *owner, const struct name *word,
                const char *verb)
{
	const struct name *owned = name_list_find(&owner->owns, word->text);

	if (!owned)
		owned = name_list_find(&owner->linker, word->text);
	diag_report(c->session->diag, DIAG_imported_variable, word->span,
	            "'%s' %s '%s', which is a variable of '%s'",
	            placement->layer->name.text, verb, word->text,
	            owner->name.text);
	diag_note(c->session->diag, owned->span, "'%s' owns it by this line",
	          owner->name.text);
}

static void
report_missing(const struct composition *c, const struct placement *placement,
               const struct name *word, const char *verb)
{
	const struct event *why = compose_why(c, word->text, placement->group);
	const struct placement *above = find_above(c, placement, word->text);
	const struct placement *owner =
		map_get(&c->owner_by_variable, word->text);

	if (why && why->kind == EVENT_HIDE) {
		diag_report(c->session->diag, DIAG_hidden_import, word->span,
		            "'%s' %s '%s', which '%s' hides",
		            placement->layer->name.text, verb, word->text,
		            why->placement->layer->name.text);
		diag_note(c->session->diag, why->word->span,
		          "it is hidden here");
	} else if (above) {
		report_above(c, placement, above, word, verb);
	} else if (owner) {
		report_variable(c, placement, owner->layer, word, verb);
	} else {
		report_unknown(c, placement, word, verb);
	}
}

void
visible_report_import(const struct composition *composition,
                      const struct placement *placement,
                      const struct name *word)
{
	report_missing(composition, placement, word, "imports");
}

void
visible_report_hide(const struct composition *composition,
                    const struct placement *placement, const struct name *word)
{
	report_missing(composition, placement, word, "hides");
}

/* The layer that nobody above needs the name of. */
static void
note_last_user(const struct composition *c, const char *name)
{
	for (uint32_t i = c->placements.count; i-- > 0;) {
		const struct placement *placement = c->placements.items[i];
		const struct import *import =
			map_get(&placement->import_by_name, name);

		if (!import)
			continue;
		diag_note(c->session->diag, import->word->span,
		          "'%s' is the last to import it, and may hide it",
		          placement->layer->name.text);
		return;
	}
}

static void
note_exports(const struct composition *c)
{
	struct span place = c->kernel->name.span;

	list_each (const struct name, word, &c->kernel->exports)
		if (word->span.source == c->kernel->source)
			place = word->span;
	diag_note(c->session->diag, place, "'%s' lists its exports here",
	          c->kernel->name.text);
}

static void
check_reaching(const struct composition *c, const struct map *listed)
{
	for (uint32_t i = 0; i < c->histories.count; i++) {
		const char *name = c->histories.items[i]->name;
		const struct primitive *primitive =
			compose_visible(c, name, c->group_count);

		if (!primitive || primitive->flags & EXPORT_HELPER ||
		    map_get(listed, name))
			continue;
		diag_report(c->session->diag, DIAG_unlisted_export,
		            primitive->export->name.span,
		            "'%s' reaches the top of '%s', which does not "
		            "export it",
		            name, c->kernel->name.text);
		note_last_user(c, name);
		note_exports(c);
	}
}

static void
check_listed(const struct composition *c)
{
	list_each (const struct name, word, &c->kernel->exports) {
		const struct event *why;

		if (compose_visible(c, word->text, c->group_count))
			continue;
		why = compose_why(c, word->text, c->group_count);
		if (why) {
			diag_report(c->session->diag, DIAG_unknown_export,
			            word->span,
			            "'%s' does not reach the top: '%s' hides "
			            "it",
			            word->text,
			            why->placement->layer->name.text);
			diag_note(c->session->diag, why->word->span,
			          "it is hidden here");
			continue;
		}
		diag_report(c->session->diag, DIAG_unknown_export, word->span,
		            "no layer of '%s' exports '%s'",
		            c->kernel->name.text, word->text);
		const struct name *meant =
			visible_nearest(c, word->text, c->group_count);
		if (meant)
			diag_fix(c->session->diag, word->span, "%s",
			         meant->text);
	}
}

static void
find_used(const struct composition *c, struct map *used)
{
	struct arena *arena = c->session->arena;

	for (uint32_t i = 0; i < c->project->layers.count; i++)
		list_each (const struct name, word,
		           &c->project->layers.items[i]->imports)
			map_put(arena, used, word->text, used);
	for (uint32_t i = 0; i < c->project->kernels.count; i++)
		list_each (const struct name, word,
		           &c->project->kernels.items[i]->exports)
			map_put(arena, used, word->text, used);
}

static void
check_unused(const struct composition *c)
{
	struct map used = {0};

	find_used(c, &used);
	for (uint32_t i = 0; i < c->placements.count; i++)
		list_each (const struct export, export,
		           &c->placements.items[i]->layer->exports)
			if (!map_get(&used, export->name.text) &&
			    !(export->flags & EXPORT_HELPER))
				diag_report(c->session->diag,
				            DIAG_unused_export,
				            export->name.span,
				            "no layer imports '%s' and no "
				            "kernel exports it",
				            export->name.text);
}

void
visible_check_top(struct composition *c)
{
	struct map listed = {0};

	/* Without a client nobody stands on the top. */
	if (c->kernel->is_hosted && c->kernel->exports.count == 0)
		return;
	list_each (const struct name, word, &c->kernel->exports)
		map_put(c->session->arena, &listed, word->text, c);
	check_reaching(c, &listed);
	check_listed(c);
	/* A name that is misspelled elsewhere would seem unused. */
	if (c->session->diag->errors == 0)
		check_unused(c);
}
