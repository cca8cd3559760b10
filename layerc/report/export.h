/*
 * Reports for programs: CI services, editors, scripts.
 *
 * All forms are deterministic, and say each place by path, line and column as
 * the text form does.
 */
#pragma once

#include "diag.h"

enum export_form {
	EXPORT_TEXT,   /* for people: diag_print */
	EXPORT_JSON,   /* docs/commands.md has its members */
	EXPORT_SARIF,  /* SARIF 2.1.0 (OASIS): one run */
	EXPORT_GITHUB, /* workflow commands, which become annotations */
	EXPORT_JUNIT,  /* JUnit's XML: an error is a failed test */
	EXPORT_FORM_COUNT,
};

/* Sets *form to the one of this name; returns false if there is none. */
bool export_find(const char *name, enum export_form *form);

/*
 * Writes all reports in a form that is not EXPORT_TEXT.  What stands above the
 * project, "" or "kernel/", is put before paths in the forms whose readers
 * count from the root of a repository: EXPORT_SARIF and EXPORT_GITHUB.
 */
void export_write(const struct diag *diag, enum export_form form,
                  const char *above, const char *version, FILE *out);
