/* Predicates of indices that go round. */
#include "layerc_spec.h"

static uint8_t ring[1024];
static uint32_t reads;

void
waits_round_a_ring(uint32_t from)
{
	uint32_t found = FIRST(k, 0, 100, ring[(from + k) % 1024] == 1), n = 0;

	reads = from;
	for (n = 0; n < 100; n++) {
		LOOP(n <= 100 && reads == from + n &&
		             ALL(k, 0, n, ring[(from + k) % 1024] != 1),
		     100 - n);
		if (ring[reads++ % 1024] == 1)
			break;
	}
	layerc_assert(n == found);
	layerc_assert(n == 100 || ring[(from + n) % 1024] == 1);
	layerc_assert(n < 100); // fails: breaks an assertion
}

void
finds_round_a_ring(uint32_t from, uint32_t k)
{
	layerc_assume(ALL(k, 0, 100, ring[(from + k) % 1024] != 1) && k < 100);
	layerc_assert(ring[(from + k) % 1024] != 1);
	// fails: breaks an assertion
	layerc_assert(ring[(from + k + 1) % 1024] != 1);
}
