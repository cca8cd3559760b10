/* What the forms that are made of JSON share. */
#pragma once

#include <jansson.h>

#include "diag.h"

/* "error" or "warning". */
const char *export_severity(const struct diag_report *report);

/* "FUN.hidden_call". */
json_t *export_rule(const struct diag_report *report);

/*
 * A text as JSON has it.  What came from files may be no UTF-8: such bytes
 * become '?'.
 */
json_t *export_text(struct arena *arena, const char *text);

/* The path of a span's file, seen from above the project. */
const char *export_path(struct arena *arena, const char *above,
                        struct span span);

/* Adds line and column of both ends of a span, named by the four words. */
void export_region(json_t *object, struct span span,
                   const char *const words[4]);

/* A report with its notes and repair, as the form json has it. */
json_t *export_report(struct arena *arena, const struct diag_report *report);
