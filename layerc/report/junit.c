#include <stdlib.h>

#include "../base/die.h"
#include "export_forms.h"
#include "export_parts.h"

/* What XML gives a meaning is escaped; what it cannot hold becomes '?'. */
static void
print_xml(FILE *out, struct arena *arena, const char *text)
{
	json_t *valid = export_text(arena, text);

	for (const char *at = json_string_value(valid); *at; at++)
		if (*at == '"' || *at == '&' || *at == '<' || *at == '>' ||
		    *at == '\n' || *at == '\t')
			fprintf(out, "&#%d;", *at);
		else
			fputc((unsigned char)*at < ' ' ? '?' : *at, out);
	json_decref(valid);
}

/* As people read it, with the line and what points into it. */
static void
print_body(FILE *out, struct arena *arena, const struct diag_report *report)
{
	char *text;
	size_t len;
	FILE *memory = open_memstream(&text, &len);

	if (!memory)
		die("out of memory");
	diag_print_report(report, memory, false);
	if (fclose(memory) != 0)
		die("out of memory");
	print_xml(out, arena, text);
	free(text);
}

static void
print_case(FILE *out, struct arena *arena, const struct diag_report *report)
{
	const struct diag_entry *entry = &diag_catalogue[report->id];
	const char *element =
		entry->severity == SEVERITY_ERROR ? "failure" : "system-out";

	fprintf(out, "  <testcase classname=\"%s.%s\" name=\"", entry->group,
	        entry->id);
	print_xml(out, arena, report->text);
	fputc('"', out);
	if (report->span.source) {
		fputs(" file=\"", out);
		print_xml(out, arena, report->span.source->path);
		fprintf(out, "\" line=\"%u\"",
		        source_place(report->span.source, report->span.begin)
		                .line);
	}
	fprintf(out, ">\n   <%s", element);
	if (entry->severity == SEVERITY_ERROR) {
		fprintf(out, " type=\"%s.%s\" message=\"", entry->group,
		        entry->id);
		print_xml(out, arena, report->text);
		fputc('"', out);
	}
	fputc('>', out);
	print_body(out, arena, report);
	fprintf(out, "</%s>\n  </testcase>\n", element);
}

void
export_junit(const struct diag *diag, FILE *out)
{
	const struct diag_sorted reports = diag_sorted(diag, false);
	unsigned failures = diag->errors + (diag->errors > 0);

	fprintf(out,
	        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	        "<testsuites tests=\"%u\" failures=\"%u\">\n"
	        " <testsuite name=\"layerc\" tests=\"%u\" failures=\"%u\" "
	        "errors=\"0\" skipped=\"0\">\n"
	        "  <testcase classname=\"layerc\" name=\"check\">\n",
	        reports.count + 1, failures, reports.count + 1, failures);
	if (diag->errors > 0)
		fprintf(out, "   <failure message=\"%u error%s\"/>\n",
		        diag->errors, diag->errors == 1 ? "" : "s");
	fputs("  </testcase>\n", out);
	list_each (const struct diag_report *, report, &reports)
		print_case(out, diag->arena, *report);
	fputs(" </testsuite>\n</testsuites>\n", out);
}
