#include "diag_page.h"

#include <string.h>

enum { WIDTH = 72 };

/* Prints a paragraph, broken into lines. */
static void
print_wrapped(const char *text, FILE *out)
{
	size_t column = 0;

	while (*text) {
		size_t len = strcspn(text, " ");

		if (column > 0 && column + 1 + len > WIDTH) {
			fputc('\n', out);
			column = 0;
		}
		if (column > 0)
			column += (size_t)fprintf(out, " ");
		column += (size_t)fprintf(out, "%.*s", (int)len, text);
		text += len + (text[len] == ' ');
	}
	fputc('\n', out);
}

static bool
starts_with(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

/*
 * Prints one line of a repair, which is a difference as diff writes it: a file
 * is named once, and dots stand where lines are left out.
 */
static void
print_line(const char *line, int len, bool *in_file, FILE *out)
{
	if (starts_with(line, "--- a/")) {
		fprintf(out, "\n  %.*s\n", len - 6, line + 6);
		*in_file = false;
	} else if (starts_with(line, "+++ ")) {
		return;
	} else if (starts_with(line, "@@ ")) {
		if (*in_file)
			fputs("      ...\n", out);
		*in_file = true;
	} else {
		fprintf(out, "    %.*s\n", len, line);
	}
}

static void
print_repair(const char *text, FILE *out)
{
	bool is_difference = starts_with(text, "--- "), in_file = false;

	fputs(is_difference ? "\nThe lines with '-' are wrong; those with '+' "
	                      "repair it:\n"
	                    : "\nThis repairs it:\n\n",
	      out);
	while (*text) {
		size_t len = strcspn(text, "\n");

		print_line(text, (int)len, &in_file, out);
		text += len + (text[len] == '\n');
	}
}

void
diag_page_print(const struct diag_entry *entry, FILE *out)
{
	const char *repair = diag_repair(entry);

	fprintf(out, "%s.%s (%s)\n\n", entry->group, entry->id,
	        entry->severity == SEVERITY_ERROR ? "error" : "warning");
	print_wrapped(entry->meaning, out);
	if (repair)
		print_repair(repair, out);
}
