/* layerc explain: what a diagnostic means, with an example and the repair. */
#include <string.h>

#include "../base/die.h"
#include "../report/diag_page.h"
#include "../report/spelling.h"
#include "command.h"

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
			diag_page_print(entry, stdout);
		} else if (print_list(*word) == 0) {
			say_unknown(*word);
			status = EXIT_USAGE;
		}
	}
	return status;
}
