/* What was reported, as diagnostics, with the repairs as actions. */
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "../report/diag_page.h"
#include "../report/export_parts.h"
#include "answers.h"
#include "message.h"
#include "position.h"

/* Where "layerc explain" of a diagnostic can be read. */
static json_t *
explanation(struct view *view, const struct diag_entry *entry)
{
	struct arena *arena = view->session->arena;
	const char *path = arena_print(arena, "%s/build/lsp/explain/%s.txt",
	                               view->mirror->root, entry->id);

	if (!file_exists(path)) {
		char *text = NULL;
		size_t size = 0;
		FILE *out = open_memstream(&text, &size);

		diag_page_print(entry, out);
		fclose(out);
		file_write(arena, path, text, size);
		free(text);
	}
	return json_pack("{s:s}", "href", position_uri(arena, path));
}

static json_t *
related(struct view *view, const struct diag_report *report)
{
	json_t *list = json_array();

	list_each (const struct diag_note, note, &report->notes)
		if (note->span.source)
			json_array_append_new(
				list,
				json_pack("{s:o, s:o}", "location",
			                  view_location(view, note->span),
			                  "message",
			                  export_text(view->session->arena,
			                              note->text)));
	return list;
}

static json_t *
diagnostic(struct view *view, const struct diag_report *report)
{
	const struct diag_entry *entry = &diag_catalogue[report->id];

	return json_pack(
		"{s:o, s:i, s:o, s:o, s:s, s:o, s:o}", "range",
		position_range(report->span), "severity",
		entry->severity == SEVERITY_ERROR ? SEVERITY_IS_ERROR
						  : SEVERITY_IS_WARNING,
		"code", export_rule(report), "codeDescription",
		explanation(view, entry), "source", "layerc", "message",
		export_text(view->session->arena, report->text),
		"relatedInformation", related(view, report));
}

/* Diagnostics by document; key is a URI. */
static void
add(json_t *by_uri, const char *uri, json_t *item)
{
	json_t *list = json_object_get(by_uri, uri);

	if (!list) {
		list = json_array();
		json_object_set_new(by_uri, uri, list);
	}
	json_array_append_new(list, item);
}

/* What stands nowhere is told where the kernel's manifest begins. */
static const char *
uri_of(struct view *view, struct span span)
{
	const char *path = span.source ? span.source->path : NULL;

	if (!path && view->project.kernels.count > 0)
		path = view->project.kernels.items[0]->source->path;
	if (!path && view->project.layers.count > 0)
		path = view->project.layers.items[0]->source->path;
	return documents_uri(view->documents, view->session->arena,
	                     path ? path : "layers");
}

/* A line of an assembler: "PATH:LINE: error: TEXT", or with a column. */
static void
add_tool_line(struct view *view, const char *line, json_t *by_uri)
{
	struct arena *arena = view->session->arena;
	const char *colon = strchr(line, ':'), *word;
	const struct source *source;
	const char *path;
	unsigned number;

	if (!colon || sscanf(colon, ":%u:", &number) != 1)
		return;
	word = strstr(colon, " error: ");
	path = arena_text(arena, line, (size_t)(colon - line));
	source = word && file_exists(path)
	                 ? sources_read(view->session->sources, path)
	                 : NULL;
	if (!source)
		return;
	add(by_uri, documents_uri(view->documents, arena, path),
	    json_pack("{s:o, s:i, s:s, s:o}", "range",
	              position_range(source_line(source, number)), "severity",
	              SEVERITY_IS_ERROR, "source", "assembler", "message",
	              export_text(arena, word + strlen(" error: "))));
}

static void
add_tools(struct view *view, const char *log, json_t *by_uri)
{
	while (*log) {
		size_t len = strcspn(log, "\n");

		add_tool_line(view, arena_text(view->session->arena, log, len),
		              by_uri);
		log += len + (log[len] == '\n');
	}
}

static json_t *
publish(struct view *view, const char *uri, json_t *list)
{
	const struct document *document = documents_find(view->documents, uri);
	json_t *params =
		json_pack("{s:s, s:O}", "uri", uri, "diagnostics", list);

	if (document)
		json_object_set_new(params, "version",
		                    json_integer(document->version));
	return message_notification("textDocument/publishDiagnostics", params);
}

json_t *
answer_problems(struct view *view, const json_t *uris, const char *log)
{
	struct diag_sorted reports = diag_sorted(view->session->diag, false);
	json_t *by_uri = json_object(), *all = json_array(), *list, *uri;
	const char *key;
	size_t i;

	list_each (const struct diag_report *, report, &reports)
		add(by_uri, uri_of(view, (*report)->span),
		    diagnostic(view, *report));
	add_tools(view, log, by_uri);
	json_array_foreach (uris, i, uri)
		if (!json_object_get(by_uri, json_string_value(uri)))
			json_object_set_new(by_uri, json_string_value(uri),
			                    json_array());
	list_each (struct document *const, document, &view->documents->all)
		if ((*document)->text && (*document)->path &&
		    !json_object_get(by_uri, (*document)->uri))
			json_object_set_new(by_uri, (*document)->uri,
			                    json_array());
	json_object_foreach (by_uri, key, list)
		json_array_append_new(all, publish(view, key, list));
	json_decref(by_uri);
	return all;
}

static const char *
title_of(struct arena *arena, const struct diag_report *report)
{
	struct span span = report->fix_span;
	const char *old = span.source->text + span.begin;
	size_t whole = span.end - span.begin;
	const char *newline = memchr(old, '\n', whole);
	int len = (int)(newline ? (size_t)(newline - old) : whole);

	if (len == 0 && report->fix[0] == '\n')
		return arena_print(arena, "Insert the line '%s'",
		                   report->fix + 1);
	if (len == 0)
		return arena_print(arena, "Insert '%s'", report->fix);
	if (report->fix[0] == '\0')
		return arena_print(arena, "Remove '%.*s'", len, old);
	return arena_print(arena, "Put '%s' for '%.*s'", report->fix, len, old);
}

static json_t *
action(struct view *view, const struct diag_report *report)
{
	json_t *edit = json_pack(
		"{s:o, s:o}", "range", position_range(report->fix_span),
		"newText", export_text(view->session->arena, report->fix));

	return json_pack("{s:o, s:s, s:[o], s:b, s:{s:[o]}}", "title",
	                 export_text(view->session->arena,
	                             title_of(view->session->arena, report)),
	                 "kind", "quickfix", "diagnostics",
	                 diagnostic(view, report), "isPreferred", 1, "edit",
	                 "documentChanges",
	                 view_edits(view, report->fix_span.source->path,
	                            json_pack("[o]", edit)));
}

/* Whether a report stands in the lines that an editor asks about. */
static bool
is_in_lines(struct span span, const json_t *range)
{
	json_int_t first = json_integer_value(
		json_object_get(json_object_get(range, "start"), "line"));
	json_int_t last = json_integer_value(
		json_object_get(json_object_get(range, "end"), "line"));
	json_int_t begin = source_place(span.source, span.begin).line - 1;
	json_int_t end = source_place(span.source, span.end).line - 1;

	return begin <= last && first <= end;
}

json_t *
answer_actions(struct view *view, const json_t *request)
{
	struct arena *arena = view->session->arena;
	const json_t *params = json_object_get(request, "params");
	const char *uri = json_string_value(json_object_get(
		json_object_get(params, "textDocument"), "uri"));
	const char *path =
		uri ? documents_path(view->documents, arena, uri) : NULL;
	struct diag_sorted reports = diag_sorted(view->session->diag, false);
	json_t *list = json_array();

	list_each (const struct diag_report *, report, &reports)
		if (path && (*report)->fix && (*report)->fix_span.source &&
		    (*report)->span.source &&
		    strcmp((*report)->span.source->path, path) == 0 &&
		    is_in_lines((*report)->span,
		                json_object_get(params, "range")))
			json_array_append_new(list, action(view, *report));
	return list;
}
