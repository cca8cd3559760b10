/* layerc explain: what a diagnostic means, with an example and the repair. */
#include <string.h>

#include "../base/die.h"
#include "../report/spelling.h"
#include "command.h"

enum { WIDTH = 72 };

/* Prints a paragraph, broken into lines. */
static void
print_wrapped(const char *text)
{
	size_t column = 0;

	while (*text) {
		size_t len = strcspn(text, " ");

		if (column > 0 && column + 1 + len > WIDTH) {
			putchar('\n');
			column = 0;
		}
		if (column > 0)
			column += (size_t)printf(" ");
		column += (size_t)printf("%.*s", (int)len, text);
		text += len + (text[len] == ' ');
	}
	putchar('\n');
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
print_line(const char *line, int len, bool *in_file)
{
	if (starts_with(line, "--- a/")) {
		printf("\n  %.*s\n", len - 6, line + 6);
		*in_file = false;
	} else if (starts_with(line, "+++ ")) {
		return;
	} else if (starts_with(line, "@@ ")) {
		if (*in_file)
			puts("      ...");
		*in_file = true;
	} else {
		printf("    %.*s\n", len, line);
	}
}

static void
print_repair(const char *text)
{
	bool is_difference = starts_with(text, "--- "), in_file = false;

	puts(is_difference ? "\nThe lines with '-' are wrong; those with '+' "
	                     "repair it:"
	                   : "\nThis repairs it:\n");
	while (*text) {
		size_t len = strcspn(text, "\n");

		print_line(text, (int)len, &in_file);
		text += len + (text[len] == '\n');
	}
}

static void
print_entry(const struct diag_entry *entry)
{
	const char *repair = diag_repair(entry);

	printf("%s.%s (%s)\n\n", entry->group, entry->id,
	       entry->severity == SEVERITY_ERROR ? "error" : "warning");
	print_wrapped(entry->meaning);
	if (repair)
		print_repair(repair);
}

/* Lists the diagnostics of a rule, or all; returns how many there are. */
static int
print_list(const char *group)
{
	int count = 0;

	for (int i = 0; i < DIAG_COUNT; i++) {
		const struct diag_entry *entry = &diag_catalogue[i];

		if (group && strcmp(entry->group, group) != 0)
			continue;
		printf("%-10s %s\n", entry->group, entry->id);
		count++;
	}
	return count;
}

static void
say_unknown(const char *word)
{
	const struct diag_entry *nearest = diag_nearest(word);
	const char *dot = strrchr(word, '.');

	fprintf(stderr, "layerc: no diagnostic is named '%s'", word);
	if (spelling_is_near(dot ? dot + 1 : word, nearest->id))
		fprintf(stderr, "; there is '%s.%s'", nearest->group,
		        nearest->id);
	fputc('\n', stderr);
}

int
explain_run(struct session *session, const struct options *options)
{
	int status = EXIT_FINE;

	(void)session;
	if (options->names.count == 0)
		print_list(NULL);
	list_each (const char *, word, &options->names) {
		const struct diag_entry *entry = diag_find(*word);

		if (entry) {
			printf("%s", word > options->names.items ? "\n" : "");
			print_entry(entry);
		} else if (print_list(*word) == 0) {
			say_unknown(*word);
			status = EXIT_USAGE;
		}
	}
	return status;
}
