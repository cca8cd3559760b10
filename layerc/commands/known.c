#include "known.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../base/die.h"
#include "../report/baseline.h"
#include "../source/paths.h"

bool
known_is_usage(const struct options *options)
{
	if (options->baseline && options->since) {
		fprintf(stderr, "layerc: --since holds against what a revision "
		                "had, --baseline against what a file lists: "
		                "one of them\n");
		return false;
	}
	if (options->baseline ||
	    (!options->update_baseline && !options->add_to_baseline))
		return true;
	fprintf(stderr, "layerc: --%s goes with --baseline\n",
	        options->update_baseline ? "update-baseline"
	                                 : "add-to-baseline");
	return false;
}

void
known_read(struct session *session, const struct options *options,
           const char *start)
{
	const struct source *source;
	const char *path;

	if (!options->baseline)
		return;
	path = paths_plain(session->arena,
	                   path_join(session->arena, start, options->baseline));
	source = sources_read(session->sources, path);
	if (!source && errno == ENOENT && !options->add_to_baseline) {
		fprintf(stderr,
		        "layerc: there is no baseline '%s'; "
		        "--add-to-baseline makes it\n",
		        path);
		exit(EXIT_USAGE);
	}
	if (!source && errno != ENOENT)
		die_of_word("read the baseline", path);
	session->diag->baseline = baseline_read(session->diag, path, source);
	session->diag->baseline->is_new = !source;
}

void
known_cover(const struct session *session, const char *words)
{
	struct baseline *baseline = session->diag->baseline;

	if (!baseline)
		return;
	baseline->run = words;
	if (baseline->is_past)
		baseline->covers = words;
}

void
known_cut_short(const struct session *session)
{
	if (session->diag->baseline)
		session->diag->baseline->cut_short = true;
}

const struct diag_report *
known_blinding(const struct diag *diag)
{
	list_each (const struct diag_report, report, &diag->reports)
		if (!report->entry &&
		    diag_catalogue[report->id].severity == SEVERITY_ERROR)
			return report;
	return NULL;
}

static bool
is_blind(const struct diag *diag)
{
	return known_blinding(diag) || diag->baseline->cut_short ||
	       diag->baseline->damaged;
}

static void
write_baseline(const struct session *session, bool add)
{
	struct diag *diag = session->diag;
	struct baseline *baseline = diag->baseline;
	uint32_t pruned = baseline_prune(diag);
	uint32_t added = add ? baseline_accept(diag) : 0;
	const char *text;

	if (baseline->is_new)
		baseline->covers = baseline->run;
	text = baseline_text(diag);
	file_write(session->arena, baseline->path, text, strlen(text));
	fprintf(stderr, "layerc: %s: %u finding%s pruned, %u added\n",
	        baseline->path, pruned, pruned == 1 ? "" : "s", added);
}

void
known_judge(const struct session *session, const struct options *options)
{
	struct baseline *baseline = session->diag->baseline;

	if (!baseline)
		return;
	baseline->is_examined = !is_blind(session->diag) &&
	                        strcmp(baseline->covers, baseline->run) == 0;
	if (baseline->is_past)
		baseline_recognise(session->diag);
	else if (!options->update_baseline && !options->add_to_baseline)
		baseline_report_stale(session->diag);
	else if (!baseline->damaged)
		write_baseline(session, options->add_to_baseline);
}

/* Why nothing is said of what was repaired, or NULL. */
static const char *
reason_of_silence(const struct session *session)
{
	const struct baseline *baseline = session->diag->baseline;

	if (baseline->is_examined)
		return NULL;
	if (is_blind(session->diag))
		return "not all could be examined";
	if (baseline->covers[0] == '\0')
		return "it covers the whole project";
	return arena_print(session->arena, "it covers '%s'", baseline->covers);
}

void
known_say(const struct session *session)
{
	struct baseline_count count;
	const char *reason;

	if (!session->diag->baseline)
		return;
	count = baseline_count(session->diag);
	reason = reason_of_silence(session);
	fprintf(stderr,
	        "layerc: %s: %u finding%s known in %u %s, %u new, %u "
	        "repaired\n",
	        session->diag->baseline->path, count.known,
	        count.known == 1 ? "" : "s", count.entries,
	        count.entries == 1 ? "entry" : "entries", count.added,
	        count.repaired);
	if (reason)
		fprintf(stderr,
		        "layerc: %s: what is repaired was not looked for: %s\n",
		        session->diag->baseline->path, reason);
}
