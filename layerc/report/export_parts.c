#include "export_parts.h"

const char *
export_severity(const struct diag_report *report)
{
	return diag_catalogue[report->id].severity == SEVERITY_ERROR
	               ? "error"
	               : "warning";
}

/* Text that came from files may be no UTF-8: such bytes become '?'. */
json_t *
export_text(struct arena *arena, const char *text)
{
	json_t *string = json_string(text);
	char *copy;

	if (string)
		return string;
	copy = arena_print(arena, "%s", text);
	for (char *byte = copy; *byte; byte++)
		if ((unsigned char)*byte >= 0x80)
			*byte = '?';
	return json_string(copy);
}

json_t *
export_rule(const struct diag_report *report)
{
	const struct diag_entry *entry = &diag_catalogue[report->id];

	return json_sprintf("%s.%s", entry->group, entry->id);
}

const char *
export_path(struct arena *arena, const char *above, struct span span)
{
	const char *path = span.source->path;

	return path[0] == '/' ? path : arena_print(arena, "%s%s", above, path);
}

/* A span's members, named by the four words. */
void
export_region(json_t *object, struct span span, const char *const words[4])
{
	struct place begin = source_place(span.source, span.begin);
	struct place end = source_place(span.source, span.end);

	json_object_set_new(object, words[0], json_integer(begin.line));
	json_object_set_new(object, words[1], json_integer(begin.column));
	json_object_set_new(object, words[2], json_integer(end.line));
	json_object_set_new(object, words[3], json_integer(end.column));
}

static void
add_place(struct arena *arena, json_t *object, struct span span)
{
	static const char *const words[] = {"line", "column", "end_line",
	                                    "end_column"};

	if (!span.source)
		return;
	json_object_set_new(object, "path",
	                    export_text(arena, span.source->path));
	export_region(object, span, words);
}

static json_t *
json_of_notes(struct arena *arena, const struct diag_report *report)
{
	json_t *notes = json_array();

	list_each (const struct diag_note, note, &report->notes) {
		json_t *object = json_object();

		json_object_set_new(object, "text",
		                    export_text(arena, note->text));
		add_place(arena, object, note->span);
		json_array_append_new(notes, object);
	}
	return notes;
}

json_t *
export_report(struct arena *arena, const struct diag_report *report)
{
	json_t *object = json_object(), *fix;

	json_object_set_new(object, "id", export_rule(report));
	json_object_set_new(object, "severity",
	                    json_string(export_severity(report)));
	json_object_set_new(object, "text", export_text(arena, report->text));
	add_place(arena, object, report->span);
	json_object_set_new(object, "notes", json_of_notes(arena, report));
	if (report->fix) {
		fix = json_object();
		json_object_set_new(fix, "words",
		                    export_text(arena, report->fix));
		add_place(arena, fix, report->fix_span);
		json_object_set_new(object, "fix", fix);
	}
	return object;
}
