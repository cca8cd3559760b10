#include "layerc_turns.h"

#include "layerc_calls.h"
#include "layerc_numbers.h"
#include "layerc_random.h"

enum { TURNS_MOST = 3, STEPS_MOST = 64, SEEDS = 1 << 24 };

static uint32_t most;  /* that others run: then the call ends */
static uint32_t seed;  /* of what they choose */
static uint32_t taken; /* since the specification or the code began */
static uint32_t state;
static bool is_taken;

void
turns_choose(bool is_own)
{
	most = 0;
	if (!is_own || !random_layer.others)
		return;
	most = trial.driver->choose(TURNS_MOST + 1);
	seed = trial.driver->choose(SEEDS);
}

void
turns_end(void)
{
	taken = 0;
	is_taken = false;
}

/* It comes to the same for the code, however many choices there were before. */
bool
turns_take(bool (^is_our_turn)(void))
{
	bool is_ours = false;

	if (is_taken)
		return is_our_turn();
	if (taken >= most)
		return false;
	state = seed + taken++;
	is_taken = true;
	for (uint32_t i = 0; i < STEPS_MOST && !is_ours; i++) {
		random_layer.others();
		is_ours = is_our_turn();
	}
	is_taken = false;
	return is_ours;
}

bool
turns_are_taken(void)
{
	return is_taken;
}

uint32_t
turns_choice(uint32_t limit)
{
	return number_draw(&state, limit);
}
