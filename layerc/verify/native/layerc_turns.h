/*
 * Others run in a call, by what others_LAYER says that they do.
 *
 * The specification and the code wait for their turn as often, and others
 * choose the same while they do.  Where a layer says nothing of others, a call
 * ends when they run.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * Chooses how often others run in the next calls, and what they choose; not at
 * all in a call that is not the layer's own.
 */
void turns_choose(bool is_own);

/* The specification or the code has ended, perhaps while others ran. */
void turns_end(void);

/*
 * Lets others run until it is the call's turn.  Returns whether it is: if not,
 * the call ends.
 */
bool turns_take(bool (^is_our_turn)(void));

/* Returns whether others run now. */
bool turns_are_taken(void);

/* Returns a number below a limit that others choose: CHOICE. */
uint32_t turns_choice(uint32_t limit);
