/* The forms that have a file of their own; export.h is for the commands. */
#pragma once

#include <jansson.h>

#include "diag.h"

/*
 * SARIF 2.1.0 (OASIS), as one run, within the limits of those who read it:
 * GitHub takes 25,000 results of a run and 1,000 places of a result.  What is
 * left out then, the least urgent, is said in a notification of the tool.
 */
json_t *export_sarif(const struct diag *diag, const char *above,
                     const char *version);

/*
 * JUnit's XML, as CI services read it: each report is a test case, of which
 * errors fail; and one for the check itself, which fails with any of them.
 */
void export_junit(const struct diag *diag, FILE *out);
