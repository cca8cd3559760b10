/* Pages as MATIntro has them; some are free to be taken. */
#pragma once

#include "../MATIntro/MATIntro.state.h"

#define IS_FREE(page) (AT[page].norm && !AT[page].allocated)

/* The first free page in [first, end), or end. */
#define FIRST_FREE(first, end) FIRST(page, (first), (end), IS_FREE(page))

uint32_t spec_palloc(void);
