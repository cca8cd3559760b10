/*
 * A kernel as one page of HTML that needs nothing else: no network, no file
 * beside it.  Its parts are page.html, page.css, page.js and calls.js; what it
 * shows is JSON within it, which page_data.h makes.
 */
#pragma once

#include "../base/text.h"
#include "page_data.h"

/*
 * Appends the page of a kernel whose code was read and checked: what was
 * reported so far stands in it, and the verdicts that `verify` has left in
 * build/.  With a difference, not NULL, what another kernel has otherwise is
 * marked.
 */
void page_make(struct text *text, const struct plan *plan,
               const struct program *program,
               const struct page_difference *difference);
