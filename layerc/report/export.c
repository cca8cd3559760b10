#include "export.h"

#include <inttypes.h>
#include <jansson.h>
#include <string.h>

static const char *const names[EXPORT_FORM_COUNT] = {"text", "json", "sarif",
                                                     "github"};

bool
export_find(const char *name, enum export_form *form)
{
	for (int i = 0; i < EXPORT_FORM_COUNT; i++)
		if (strcmp(names[i], name) == 0) {
			*form = (enum export_form)i;
			return true;
		}
	return false;
}

static const char *
severity_word(const struct diag_report *report)
{
	return diag_catalogue[report->id].severity == SEVERITY_ERROR
	               ? "error"
	               : "warning";
}

/* Text that came from files may be no UTF-8: such bytes become '?'. */
static json_t *
text_of(struct arena *arena, const char *text)
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

static json_t *
rule_id(const struct diag_report *report)
{
	const struct diag_entry *entry = &diag_catalogue[report->id];

	return json_sprintf("%s.%s", entry->group, entry->id);
}

/* A span's members, named by the four words. */
static void
add_region(json_t *object, struct span span, const char *const words[4])
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
	json_object_set_new(object, "path", text_of(arena, span.source->path));
	add_region(object, span, words);
}

static json_t *
json_of_notes(struct arena *arena, const struct diag_report *report)
{
	json_t *notes = json_array();

	list_each (const struct diag_note, note, &report->notes) {
		json_t *object = json_object();

		json_object_set_new(object, "text", text_of(arena, note->text));
		add_place(arena, object, note->span);
		json_array_append_new(notes, object);
	}
	return notes;
}

static json_t *
json_of(struct arena *arena, const struct diag_report *report)
{
	json_t *object = json_object(), *fix;

	json_object_set_new(object, "id", rule_id(report));
	json_object_set_new(object, "severity",
	                    json_string(severity_word(report)));
	json_object_set_new(object, "text", text_of(arena, report->text));
	add_place(arena, object, report->span);
	json_object_set_new(object, "notes", json_of_notes(arena, report));
	if (report->fix) {
		fix = json_object();
		json_object_set_new(fix, "words", text_of(arena, report->fix));
		add_place(arena, fix, report->fix_span);
		json_object_set_new(object, "fix", fix);
	}
	return object;
}

static json_t *
json_root(const struct diag *diag, const struct diag_report **reports,
          const char *version)
{
	json_t *root = json_object(), *list = json_array();
	struct arena *arena = diag->arena;

	for (uint32_t i = 0; i < diag->reports.count; i++)
		json_array_append_new(list, json_of(arena, reports[i]));
	json_object_set_new(root, "version", json_string(version));
	json_object_set_new(root, "errors", json_integer(diag->errors));
	json_object_set_new(root, "warnings", json_integer(diag->warnings));
	json_object_set_new(root, "reports", list);
	return root;
}

static json_t *
sarif_message(struct arena *arena, const char *text)
{
	return json_pack("{s:o}", "text", text_of(arena, text));
}

static json_t *
sarif_artifact(struct arena *arena, struct span span)
{
	return json_pack("{s:o}", "uri", text_of(arena, span.source->path));
}

static json_t *
sarif_region(struct span span)
{
	static const char *const words[] = {"startLine", "startColumn",
	                                    "endLine", "endColumn"};
	json_t *region = json_object();

	add_region(region, span, words);
	return region;
}

static json_t *
sarif_location(struct arena *arena, struct span span)
{
	json_t *place = json_object();

	json_object_set_new(place, "artifactLocation",
	                    sarif_artifact(arena, span));
	json_object_set_new(place, "region", sarif_region(span));
	return json_pack("{s:o}", "physicalLocation", place);
}

/*
 * The same for the same mistake when lines above it come or go: from the rule,
 * the file, the words, and the line that is shown; and how many of its like
 * come before it.
 */
static json_t *
sarif_fingerprint(const struct diag_report **reports, uint32_t number)
{
	const struct diag_report *report = reports[number];
	const struct source *source = report->span.source;
	uint64_t hash = 0xcbf29ce484222325;
	uint32_t before = 0;
	struct span line = {0};
	const char *parts[] = {diag_catalogue[report->id].id, report->text,
	                       source ? source->path : ""};

	if (source)
		line = source_line(
			source, source_place(source, report->span.begin).line);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		for (const char *byte = parts[i]; *byte; byte++)
			hash = (hash ^ (unsigned char)*byte) * 0x100000001b3;
	for (uint32_t at = line.begin; at < line.end; at++)
		hash = (hash ^ (unsigned char)source->text[at]) * 0x100000001b3;
	for (uint32_t i = 0; i < number; i++)
		before += reports[i]->id == report->id &&
		          reports[i]->span.source == source &&
		          strcmp(reports[i]->text, report->text) == 0;
	return json_pack("{s:o}", "layerc/v1",
	                 json_sprintf("%016" PRIx64 ":%u", hash, before));
}

static json_t *
sarif_fix(struct arena *arena, const struct diag_report *report)
{
	json_t *inserted =
		json_pack("{s:o}", "text", text_of(arena, report->fix));
	json_t *replacement = json_pack("{s:o, s:o}", "deletedRegion",
	                                sarif_region(report->fix_span),
	                                "insertedContent", inserted);
	json_t *change = json_pack("{s:o, s:[o]}", "artifactLocation",
	                           sarif_artifact(arena, report->fix_span),
	                           "replacements", replacement);

	return json_pack("{s:[o]}", "artifactChanges", change);
}

static json_t *
sarif_related(struct arena *arena, const struct diag_report *report)
{
	json_t *related = json_array();

	list_each (const struct diag_note, note, &report->notes) {
		json_t *location = note->span.source
		                           ? sarif_location(arena, note->span)
		                           : json_object();

		json_object_set_new(location, "message",
		                    sarif_message(arena, note->text));
		json_array_append_new(related, location);
	}
	return related;
}

static json_t *
sarif_result(struct arena *arena, const struct diag_report **reports,
             uint32_t number)
{
	const struct diag_report *report = reports[number];
	json_t *result = json_object(), *locations = json_array();

	json_object_set_new(result, "ruleId", rule_id(report));
	json_object_set_new(result, "ruleIndex", json_integer(report->id));
	json_object_set_new(result, "level",
	                    json_string(severity_word(report)));
	json_object_set_new(result, "message",
	                    sarif_message(arena, report->text));
	if (report->span.source)
		json_array_append_new(locations,
		                      sarif_location(arena, report->span));
	json_object_set_new(result, "locations", locations);
	if (report->notes.count > 0)
		json_object_set_new(result, "relatedLocations",
		                    sarif_related(arena, report));
	json_object_set_new(result, "partialFingerprints",
	                    sarif_fingerprint(reports, number));
	if (report->fix && report->fix_span.source)
		json_object_set_new(result, "fixes",
		                    json_pack("[o]", sarif_fix(arena, report)));
	return result;
}

static json_t *
sarif_rules(struct arena *arena)
{
	json_t *rules = json_array();

	for (int i = 0; i < DIAG_COUNT; i++) {
		const struct diag_entry *entry = &diag_catalogue[i];
		json_t *rule = json_object();

		json_object_set_new(
			rule, "id",
			json_sprintf("%s.%s", entry->group, entry->id));
		json_object_set_new(rule, "fullDescription",
		                    sarif_message(arena, entry->meaning));
		json_object_set_new(rule, "help",
		                    sarif_message(arena, entry->example));
		json_array_append_new(rules, rule);
	}
	return rules;
}

static json_t *
sarif_root(const struct diag *diag, const struct diag_report **reports,
           const char *version)
{
	struct arena *arena = diag->arena;
	json_t *results = json_array();
	json_t *driver =
		json_pack("{s:s, s:s, s:o}", "name", "layerc", "version",
	                  version, "rules", sarif_rules(arena));
	json_t *run;

	for (uint32_t i = 0; i < diag->reports.count; i++)
		json_array_append_new(results, sarif_result(arena, reports, i));
	/* Columns count bytes, as in the text form; SARIF has no word for it.
	 */
	run = json_pack("{s:{s:o}, s:o}", "tool", "driver", driver, "results",
	                results);
	return json_pack("{s:s, s:s, s:[o]}", "$schema",
	                 "https://json.schemastore.org/sarif-2.1.0.json",
	                 "version", "2.1.0", "runs", run);
}

/* What would end a workflow command, or a property of one, is escaped. */
static void
print_escaped(FILE *out, const char *text, bool is_property)
{
	for (; *text; text++)
		if (*text == '%' || *text == '\n' || *text == '\r' ||
		    (is_property && (*text == ':' || *text == ',')))
			fprintf(out, "%%%02X", (unsigned)*text);
		else
			fputc(*text, out);
}

static void
print_github(const struct diag_report *report, FILE *out)
{
	const struct diag_entry *entry = &diag_catalogue[report->id];

	fprintf(out, "::%s ", severity_word(report));
	if (report->span.source) {
		struct place begin =
			source_place(report->span.source, report->span.begin);
		struct place end =
			source_place(report->span.source, report->span.end);

		fputs("file=", out);
		print_escaped(out, report->span.source->path, true);
		fprintf(out, ",line=%u,col=%u,endLine=%u,endColumn=%u,",
		        begin.line, begin.column, end.line, end.column);
	}
	fprintf(out, "title=%s.%s::", entry->group, entry->id);
	print_escaped(out, report->text, false);
	fputc('\n', out);
}

void
export_write(const struct diag *diag, enum export_form form,
             const char *version, FILE *out)
{
	const struct diag_report **reports = diag_sorted(diag);
	json_t *root;

	if (form == EXPORT_GITHUB) {
		for (uint32_t i = 0; i < diag->reports.count; i++)
			print_github(reports[i], out);
		return;
	}
	root = form == EXPORT_SARIF ? sarif_root(diag, reports, version)
	                            : json_root(diag, reports, version);
	json_dumpf(root, out, JSON_INDENT(2));
	fputc('\n', out);
	json_decref(root);
}
