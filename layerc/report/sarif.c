#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "../base/text.h"
#include "baseline.h"
#include "export_forms.h"
#include "export_parts.h"

/* What GitHub takes of a run, and of a result. */
enum { MOST_RESULTS = 25000, MOST_PLACES = 1000 };

struct sarif {
	const struct diag *diag;
	struct arena *arena;
	const char *above; /* see export.h */
	struct map like;   /* a fingerprint to how many had it, as a pointer */
};

static json_t *
sarif_message(struct arena *arena, const char *text)
{
	return json_pack("{s:o}", "text", export_text(arena, text));
}

/* A path as a URI, in which most bytes stand as %XX. */
static json_t *
sarif_artifact(const struct sarif *sarif, struct span span)
{
	struct text uri = {.arena = sarif->arena};
	const char *path = export_path(sarif->arena, sarif->above, span);

	for (const char *at = path; *at; at++)
		if (isalnum((unsigned char)*at) || strchr("/._-~+", *at))
			text_bytes(&uri, at, 1);
		else
			text_print(&uri, "%%%02X", (unsigned char)*at);
	return json_pack("{s:s}", "uri", uri.bytes);
}

/* Sets a line and a column, which SARIF counts in UTF-16. */
static void
set_place(json_t *region, const struct source *source, uint32_t offset,
          const char *const words[2])
{
	struct place place = source_place(source, offset);
	uint32_t column = 1;

	for (uint32_t at = offset - (place.column - 1); at < offset; at++) {
		unsigned char byte = (unsigned char)source->text[at];

		/* Those of four bytes take two units; the later bytes none. */
		column += (byte < 0x80 || byte >= 0xc0) + (byte >= 0xf0);
	}
	json_object_set_new(region, words[0], json_integer(place.line));
	json_object_set_new(region, words[1], json_integer(column));
}

static json_t *
sarif_region(struct span span)
{
	static const char *const begin[] = {"startLine", "startColumn"},
				 *const end[] = {"endLine", "endColumn"};
	json_t *region = json_object();

	set_place(region, span.source, span.begin, begin);
	set_place(region, span.source, span.end, end);
	return region;
}

static json_t *
sarif_location(const struct sarif *sarif, struct span span)
{
	json_t *place = json_object();

	json_object_set_new(place, "artifactLocation",
	                    sarif_artifact(sarif, span));
	json_object_set_new(place, "region", sarif_region(span));
	return json_pack("{s:o}", "physicalLocation", place);
}

static uint64_t
add_to_hash(uint64_t hash, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001b3;
	return hash;
}

/*
 * The same for the same mistake when lines above it come or go: from the rule,
 * the file, the words, and the line that is shown; and how many of its like
 * come before it.
 */
static json_t *
sarif_fingerprint(struct sarif *sarif, const struct diag_report *report)
{
	const struct source *source = report->span.source;
	uint64_t hash = 0xcbf29ce484222325;
	const char *parts[] = {diag_catalogue[report->id].id, report->text,
	                       source ? source->path : ""};
	struct span line = {0};
	const char *name;
	uintptr_t before;

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		hash = add_to_hash(hash, parts[i], strlen(parts[i]));
	if (source)
		line = source_line(
			source, source_place(source, report->span.begin).line);
	if (source)
		hash = add_to_hash(hash, source->text + line.begin,
		                   line.end - line.begin);
	name = names_text(sarif->diag->names,
	                  arena_print(sarif->arena, "%016" PRIx64, hash));
	before = (uintptr_t)map_get(&sarif->like, name);
	map_put(sarif->arena, &sarif->like, name, (void *)(before + 1));
	/* The first is what GitHub goes by. */
	return json_pack("{s:o, s:o}", "primaryLocationLineHash",
	                 json_sprintf("%s:%u", name, (unsigned)before + 1),
	                 "layerc/v1",
	                 json_sprintf("%s:%u", name, (unsigned)before));
}

static json_t *
sarif_fix(const struct sarif *sarif, const struct diag_report *report)
{
	struct arena *arena = sarif->arena;
	json_t *inserted =
		json_pack("{s:o}", "text", export_text(arena, report->fix));
	json_t *replacement = json_pack("{s:o, s:o}", "deletedRegion",
	                                sarif_region(report->fix_span),
	                                "insertedContent", inserted);
	json_t *change = json_pack("{s:o, s:[o]}", "artifactLocation",
	                           sarif_artifact(sarif, report->fix_span),
	                           "replacements", replacement);

	return json_pack("{s:[o]}", "artifactChanges", change);
}

static json_t *
sarif_related(const struct sarif *sarif, const struct diag_report *report)
{
	struct arena *arena = sarif->arena;
	json_t *related = json_array();

	list_each (const struct diag_note, note, &report->notes) {
		/* The place of the report itself counts as well. */
		if (json_array_size(related) == MOST_PLACES - 1)
			break;
		json_t *location = note->span.source
		                           ? sarif_location(sarif, note->span)
		                           : json_object();

		json_object_set_new(location, "message",
		                    sarif_message(arena, note->text));
		json_array_append_new(related, location);
	}
	return related;
}

/* How the result compares with the baseline, if there is one. */
static void
add_baseline_state(json_t *result, const struct sarif *sarif,
                   const struct diag_report *report)
{
	bool known = baseline_knows(report);
	json_t *suppression;

	if (!sarif->diag->baseline)
		return;
	json_object_set_new(result, "baselineState",
	                    json_string(known ? "unchanged" : "new"));
	if (!known || sarif->diag->baseline->is_past)
		return;
	suppression = json_pack("{s:s}", "kind", "external");
	if (report->entry->reason)
		json_object_set_new(
			suppression, "justification",
			export_text(sarif->arena, report->entry->reason));
	json_object_set_new(result, "suppressions",
	                    json_pack("[o]", suppression));
}

/* Where nothing better is known, something has to stand for GitHub. */
static json_t *
nowhere(void)
{
	return json_pack("{s:{s:{s:s}}}", "physicalLocation",
	                 "artifactLocation", "uri", "layers");
}

static json_t *
sarif_result(struct sarif *sarif, const struct diag_report *report)
{
	struct arena *arena = sarif->arena;
	json_t *result = json_object(), *locations = json_array();

	json_object_set_new(result, "ruleId", export_rule(report));
	json_object_set_new(result, "ruleIndex", json_integer(report->id));
	json_object_set_new(result, "level",
	                    json_string(export_severity(report)));
	json_object_set_new(result, "message",
	                    sarif_message(arena, report->text));
	json_array_append_new(locations,
	                      report->span.source
	                              ? sarif_location(sarif, report->span)
	                              : nowhere());
	json_object_set_new(result, "locations", locations);
	if (report->notes.count > 0)
		json_object_set_new(result, "relatedLocations",
		                    sarif_related(sarif, report));
	json_object_set_new(result, "partialFingerprints",
	                    sarif_fingerprint(sarif, report));
	if (report->fix && report->fix_span.source)
		json_object_set_new(result, "fixes",
		                    json_pack("[o]", sarif_fix(sarif, report)));
	add_baseline_state(result, sarif, report);
	return result;
}

/* A finding that the baseline lists and that is gone. */
static json_t *
sarif_absent(struct sarif *sarif, const struct baseline_entry *entry)
{
	const struct diag_edge *edge = &entry->edge;
	const char *text =
		arena_print(sarif->arena, "repaired: %s -> %s, %s, %s",
	                    edge->from, edge->to, edge->symbol, edge->kind);

	return json_pack("{s:s, s:s, s:s, s:o, s:[o]}", "ruleId", entry->rule,
	                 "level", "none", "baselineState", "absent", "message",
	                 sarif_message(sarif->arena, text), "locations",
	                 entry->line.source ? sarif_location(sarif, entry->line)
	                                    : nowhere());
}

/* 0 for the most urgent: new errors, new warnings, what is known. */
static int
rank_of(const struct diag_report *report)
{
	if (baseline_knows(report))
		return 2;
	return diag_catalogue[report->id].severity == SEVERITY_ERROR ? 0 : 1;
}

enum { RANK_COUNT = 3 };

/* Adds reports in their order, as many as fit.  Returns how many did not. */
static uint32_t
add_results(struct sarif *sarif, json_t *results)
{
	const struct diag_sorted reports = diag_sorted(sarif->diag, true);
	uint32_t room[RANK_COUNT] = {0}, left = MOST_RESULTS;

	list_each (const struct diag_report *, report, &reports)
		room[rank_of(*report)]++;
	for (int rank = 0; rank < RANK_COUNT; rank++) {
		room[rank] = room[rank] < left ? room[rank] : left;
		left -= room[rank];
	}
	list_each (const struct diag_report *, report, &reports)
		if (room[rank_of(*report)] > 0) {
			room[rank_of(*report)]--;
			json_array_append_new(results,
			                      sarif_result(sarif, *report));
		}
	return reports.count - (uint32_t)json_array_size(results);
}

static void
add_absent(struct sarif *sarif, json_t *results)
{
	const struct baseline *baseline = sarif->diag->baseline;

	for (uint32_t i = 0; baseline && i < baseline->entries.count; i++)
		if (baseline_is_stale(sarif->diag,
		                      baseline->entries.items[i]) &&
		    baseline->entries.items[i]->found == 0 &&
		    json_array_size(results) < MOST_RESULTS)
			json_array_append_new(
				results,
				sarif_absent(sarif,
			                     baseline->entries.items[i]));
}

/* Whether the run was cut short: what it did not find may be there. */
static bool
has_failed(const struct diag *diag)
{
	list_each (const struct diag_report, report, &diag->reports)
		if (report->id == DIAG_tool_error)
			return true;
	return false;
}

/* What the tool says of its own run. */
static json_t *
sarif_invocations(struct sarif *sarif, uint32_t omitted)
{
	json_t *notes = json_array();

	if (omitted > 0)
		json_array_append_new(
			notes,
			json_pack("{s:s, s:o}", "level", "warning", "message",
		                  sarif_message(
					  sarif->arena,
					  arena_print(sarif->arena,
		                                      "%u results are left "
		                                      "out: only %d are read",
		                                      omitted, MOST_RESULTS))));
	return json_pack("[{s:b, s:o}]", "executionSuccessful",
	                 !has_failed(sarif->diag), "toolExecutionNotifications",
	                 notes);
}

static const char *
first_sentence(struct arena *arena, const struct diag_entry *entry)
{
	const char *end = strstr(entry->meaning, ". ");

	return end ? arena_text(arena, entry->meaning,
	                        (size_t)(end + 1 - entry->meaning))
	           : entry->meaning;
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
		json_object_set_new(
			rule, "shortDescription",
			sarif_message(arena, first_sentence(arena, entry)));
		json_object_set_new(rule, "fullDescription",
		                    sarif_message(arena, entry->meaning));
		json_object_set_new(
			rule, "help",
			sarif_message(arena, diag_repair(entry)
		                                     ? diag_repair(entry)
		                                     : entry->meaning));
		json_array_append_new(rules, rule);
	}
	return rules;
}

json_t *
export_sarif(const struct diag *diag, const char *above, const char *version)
{
	struct sarif sarif = {
		.diag = diag, .arena = diag->arena, .above = above};
	json_t *results = json_array();
	uint32_t omitted = add_results(&sarif, results);
	json_t *driver =
		json_pack("{s:s, s:s, s:o}", "name", "layerc", "version",
	                  version, "rules", sarif_rules(diag->arena));
	json_t *run;

	add_absent(&sarif, results);
	run = json_pack("{s:{s:o}, s:s, s:o, s:o}", "tool", "driver", driver,
	                "columnKind", "utf16CodeUnits", "invocations",
	                sarif_invocations(&sarif, omitted), "results", results);
	return json_pack("{s:s, s:s, s:[o]}", "$schema",
	                 "https://json.schemastore.org/sarif-2.1.0.json",
	                 "version", "2.1.0", "runs", run);
}
