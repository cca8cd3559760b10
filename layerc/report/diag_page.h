/* What a diagnostic means, with an example and the repair. */
#pragma once

#include "diag.h"

/* Prints a page about an entry of the catalogue. */
void diag_page_print(const struct diag_entry *entry, FILE *out);
