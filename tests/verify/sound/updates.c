/* UPDATE_BOTH, and updates of whole variables. */
#include "layerc_spec.h"

static uint32_t board[8][16], tally[8];

void
updates_pairs(uint32_t a, uint32_t b)
{
	uint32_t before = board[a % 8][b % 16];

	UPDATE_BOTH(i, 1, 8, k, 0, 16, board[i][k] += i * k);
	layerc_assert(a % 8 == 0 ||
	              board[a % 8][b % 16] == before + a % 8 * (b % 16));
	layerc_assert(a % 8 != 0 || board[a % 8][b % 16] == before);
	// fails: breaks an assertion
	layerc_assert(board[a % 8][b % 16] != before);
}

void
updates_pairs_of_one(void)
{
	// refused: an UPDATE of other entries
	UPDATE_BOTH(i, 0, 8, k, 0, 8, board[i][i] = k);
}

void
updates_rows_alone(void)
{
	// refused: an UPDATE of other entries
	UPDATE_BOTH(i, 0, 8, k, 0, 16, tally[i] = k);
}

void
updates_pairs_from_others(void)
{
	// refused: an UPDATE that reads entries of
	UPDATE_BOTH(i, 0, 8, k, 0, 15, board[i][k] = board[i][k + 1]);
}

void
updates_all(uint32_t i)
{
	UPDATE(k, 0, 9, if (k < 8) tally[k] = k);
	layerc_assert(i >= 8 || tally[i] == i);
	i = tally[i]; // fails: goes beyond the ends of 'tally'
}
