/* What every part of one run of the tool shares. */
#pragma once

#include "diag.h"

struct session {
	struct arena *arena;
	struct names *names;
	struct sources *sources;
	struct diag *diag;
	unsigned jobs; /* workers at a time; 0: one for each core */
};
