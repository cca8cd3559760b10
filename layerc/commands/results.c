#include "results.h"

#include <string.h>

static const char prefix[] = "[test] ";

static bool
ends_in(const char *text, const char *end)
{
	size_t len = strlen(text), end_len = strlen(end);

	return len > end_len && strcmp(text + len - end_len, end) == 0;
}

static void
note_result(struct results *results, const char *text)
{
	unsigned passed, failed;
	int read = 0;

	if (sscanf(text, "%u passed, %u failed%n", &passed, &failed, &read) ==
	            2 &&
	    read > 0 && text[read] == '\0') {
		results->has_summary = true;
		results->summary_passed = passed;
		results->summary_failed = failed;
	} else if (ends_in(text, ": ok")) {
		results->passed++;
	} else if (strstr(text, ": FAILED")) {
		results->failed++;
	}
}

static void
end_line(struct results *results, FILE *out, bool all)
{
	const size_t len = sizeof(prefix) - 1;
	bool is_result;

	results->line[results->line_len] = '\0';
	is_result = strncmp(results->line, prefix, len) == 0;
	if (is_result)
		note_result(results, results->line + len);
	if (out && (is_result || all))
		fprintf(out, "%s\n", results->line);
	memcpy(results->kept[results->line_count % RESULTS_KEPT], results->line,
	       results->line_len + 1);
	results->line_count++;
	results->line_len = 0;
}

void
results_receive(struct results *results, const char *bytes, size_t len,
                FILE *out, bool all)
{
	for (size_t i = 0; i < len; i++) {
		char byte = bytes[i];

		if (byte == '\r')
			continue;
		if (byte == '\n') {
			end_line(results, out, all);
			continue;
		}
		if (results->line_len == RESULTS_LINE - 1)
			end_line(results, out, all);
		if ((byte < ' ' && byte != '\t') || byte > '~')
			byte = '?';
		results->line[results->line_len++] = byte;
	}
	if (out)
		fflush(out);
}

void
results_end(struct results *results, FILE *out, bool all)
{
	if (results->line_len > 0)
		end_line(results, out, all);
	if (out)
		fflush(out);
}

void
results_print_kept(const struct results *results, FILE *out)
{
	uint32_t first = results->line_count > RESULTS_KEPT
	                         ? results->line_count - RESULTS_KEPT
	                         : 0;

	for (uint32_t i = first; i < results->line_count; i++)
		fprintf(out, "    | %s\n", results->kept[i % RESULTS_KEPT]);
}

/* A guest that says by its status that all is well: do its words agree? */
static const char *
judge_words(struct arena *arena, const struct results *results)
{
	if (!results->has_summary)
		return "ends as if it had passed, and printed no line "
		       "'[test] N passed, M failed'";
	if (results->summary_passed != results->passed ||
	    results->summary_failed != results->failed)
		return arena_print(arena,
		                   "says %u passed, %u failed; its lines say "
		                   "%u and %u",
		                   results->summary_passed,
		                   results->summary_failed, results->passed,
		                   results->failed);
	if (results->failed > 0)
		return "has failures, and ends as if it had none";
	if (results->passed == 0)
		return "ran no test";
	return NULL;
}

const char *
results_judge_end(struct arena *arena, struct process_end end, int pass_status)
{
	if (end.signal != 0)
		return arena_print(arena, "the emulator was ended by signal %d",
		                   end.signal);
	if (end.status == pass_status)
		return NULL;
	if (end.status == 1)
		return "the emulator itself failed (status 1)";
	if (end.status == 0)
		return "the machine was reset or switched off: a triple "
		       "fault, as a rule";
	return arena_print(arena,
	                   "the kernel stopped with status %d: a panic, as a "
	                   "rule",
	                   end.status);
}

const char *
results_judge(struct arena *arena, const struct results *results,
              struct process_end end, int pass_status)
{
	const char *wrong = results_judge_end(arena, end, pass_status);

	if (!wrong)
		return judge_words(arena, results);
	if (end.status > 1 && results->has_summary &&
	    results->summary_failed > 0)
		return arena_print(arena, "%u of its tests failed",
		                   results->summary_failed);
	return wrong;
}
