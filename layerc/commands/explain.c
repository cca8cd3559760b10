/* layerc explain: what a diagnostic means, with an example and the repair. */
#include <string.h>

#include "../base/die.h"
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

static void
print_entry(const struct diag_entry *entry)
{
	printf("%s.%s (%s)\n\n", entry->group, entry->id,
	       entry->severity == SEVERITY_ERROR ? "error" : "warning");
	print_wrapped(entry->meaning);
	printf("\n%s", entry->example);
}

static int
print_list(void)
{
	for (int i = 0; i < DIAG_COUNT; i++)
		printf("%-9s %s\n", diag_catalogue[i].group,
		       diag_catalogue[i].id);
	return EXIT_FINE;
}

int
explain_run(struct session *session, const struct options *options)
{
	int status = EXIT_FINE;

	(void)session;
	if (options->names.count == 0)
		return print_list();
	list_each (const char *, word, &options->names) {
		const struct diag_entry *entry = diag_find(*word);

		if (entry) {
			printf("%s", word > options->names.items ? "\n" : "");
			print_entry(entry);
			continue;
		}
		fprintf(stderr,
		        "layerc: no diagnostic is named '%s'; the nearest is "
		        "'%s'\n",
		        *word, diag_nearest(*word)->id);
		status = EXIT_USAGE;
	}
	return status;
}
