/* What the files of check.h share. */
#pragma once

#include "../source/creader.h"
#include "plan.h"

/* Reports what the compiler does not understand; whether there is any. */
bool check_report_problems(const struct plan *plan,
                           const struct problems *problems);

/* Whether an item of a header is a function, with or without its body. */
bool check_is_function(const struct header_item *item);
