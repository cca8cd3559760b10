/* Made by 'layerc verify': states in which 'count' is not what its specification says. */
#include "layerc_replay.h"

#include "layers/Counter.relation.c"

extern __typeof__(count) spec_count;
void _start(void);

/* It leaves 'TICKS[]' otherwise than its specification. */
static void
set_1(void)
{
	ticks[0] = 0u;
	TICKS[0] = 0u;
}

static uint64_t
code_1(void)
{
	count(0u);
	return 0;
}

static uint64_t
spec_1(void)
{
	spec_count(0u);
	return 0;
}

static const struct replay_state states[] = {
	{set_1, code_1, spec_1},
};


static const struct replay_invariant invariants[] = {
	{0},
};

static const struct replay_leaf leaves[] = {
	{.name = "TICKS[]", .first = &TICKS[0], .bytes = sizeof(TICKS[0]), .dimensions = {REPLAY_ENTRIES(TICKS), }},
	{0},
};

void
_start(void)
{
	static const struct replay test = {
		.relate = abstract_Counter,
		.is_init = false,
		.states = states,
		.state_count = 1,
		.invariants = invariants,
		.invariant_count = sizeof(invariants) / sizeof(*invariants) - 1,
		.leaves = leaves,
		.leaf_count = sizeof(leaves) / sizeof(*leaves) - 1,
	};

	replay(&test);
}
