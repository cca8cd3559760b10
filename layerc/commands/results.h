/*
 * What a test of a kernel says on its serial port.
 *
 *     [test] NAME: ok
 *     [test] NAME: FAILED (file:line: condition)
 *     [test] N passed, M failed
 *
 * The guest is not trusted: nothing but printable ASCII and tabs of its lines
 * is kept, and what it says at the end must agree with its lines.
 */
#pragma once

#include "../base/arena.h"
#include "../base/process.h"

enum { RESULTS_KEPT = 20, RESULTS_LINE = 512 };

struct results {
	char line[RESULTS_LINE]; /* that is being received */
	uint32_t line_len;
	char kept[RESULTS_KEPT][RESULTS_LINE]; /* the last lines, in a ring */
	uint32_t line_count;
	unsigned passed, failed; /* result lines */
	bool has_summary;
	unsigned summary_passed, summary_failed;
};

/*
 * Takes bytes of the guest's.  Writes each line that is then complete to out:
 * all of them, or those that start with "[test] "; out may be NULL.
 */
void results_receive(struct results *results, const char *bytes, size_t len,
                     FILE *out, bool all);

/* Ends the last line as a newline would, if it holds anything. */
void results_end(struct results *results, FILE *out, bool all);

/* Writes the last lines that were received. */
void results_print_kept(const struct results *results, FILE *out);

/*
 * Returns NULL when the guest has powered off content, or a sentence on how
 * the machine came to its end.  pass_status is the emulator's for the former.
 */
const char *results_judge_end(struct arena *arena, struct process_end end,
                              int pass_status);

/* Returns NULL when all went well, or a sentence that says what did not. */
const char *results_judge(struct arena *arena, const struct results *results,
                          struct process_end end, int pass_status);
