#include "export.h"

#include <string.h>

#include "export_forms.h"
#include "export_parts.h"

static const char *const names[EXPORT_FORM_COUNT] = {"text", "json", "sarif",
                                                     "github", "junit"};

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

static json_t *
json_root(const struct diag *diag, const char *version)
{
	const struct diag_sorted reports = diag_sorted(diag, false);
	json_t *root = json_object(), *list = json_array();
	struct arena *arena = diag->arena;

	list_each (const struct diag_report *, report, &reports)
		json_array_append_new(list, export_report(arena, *report));
	json_object_set_new(root, "version", json_string(version));
	json_object_set_new(root, "errors", json_integer(diag->errors));
	json_object_set_new(root, "warnings", json_integer(diag->warnings));
	json_object_set_new(root, "reports", list);
	if (diag->proofs)
		json_object_set(root, "proofs", diag->proofs);
	return root;
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
print_github(struct arena *arena, const struct diag_report *report,
             const char *above, FILE *out)
{
	const struct diag_entry *entry = &diag_catalogue[report->id];

	fprintf(out, "::%s ", export_severity(report));
	if (report->span.source) {
		struct place begin =
			source_place(report->span.source, report->span.begin);
		struct place end =
			source_place(report->span.source, report->span.end);

		fputs("file=", out);
		print_escaped(out, export_path(arena, above, report->span),
		              true);
		fprintf(out, ",line=%u,col=%u,endLine=%u,endColumn=%u,",
		        begin.line, begin.column, end.line, end.column);
	}
	fprintf(out, "title=%s.%s::", entry->group, entry->id);
	print_escaped(out, report->text, false);
	fputc('\n', out);
}

static void
export_github(const struct diag *diag, const char *above, FILE *out)
{
	const struct diag_sorted reports = diag_sorted(diag, false);

	list_each (const struct diag_report *, report, &reports)
		print_github(diag->arena, *report, above, out);
}

void
export_write(const struct diag *diag, enum export_form form, const char *above,
             const char *version, FILE *out)
{
	json_t *root;

	if (form == EXPORT_GITHUB) {
		export_github(diag, above, out);
		return;
	}
	if (form == EXPORT_JUNIT) {
		export_junit(diag, out);
		return;
	}
	root = form == EXPORT_SARIF ? export_sarif(diag, above, version)
	                            : json_root(diag, version);
	json_dumpf(root, out, JSON_INDENT(2));
	fputc('\n', out);
	json_decref(root);
}
