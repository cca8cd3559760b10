#include "PAbQueue.state.h"

#include "MContainer.h"
#include "MContainer.state.h"
#include "PTCBIntro.h"

struct abtcb_state ABTCB[ABTCB_COUNT];
struct abq_state ABQ[ABQ_COUNT];

/* Each thread is where it says, and each place says who is there. */
static bool
are_sequences(void)
{
	return ALL(pid, 0, ABTCB_COUNT,
	           ABTCB[pid].queue == ABQ_NONE ||
	                   (ABTCB[pid].queue < ABQ_COUNT &&
	                    IS_TAKEN(ABTCB[pid].queue, ABTCB[pid].place) &&
	                    THREAD_AT(ABTCB[pid].queue, ABTCB[pid].place) ==
	                            pid)) &&
	       ALL(ch, 0, ABQ_COUNT,
	           ALL(at, 0, ABQ_PLACES,
	               !IS_TAKEN(ch, at) ||
	                       (ABTCB[THREAD_AT(ch, at)].queue == ch &&
	                        ABTCB[THREAD_AT(ch, at)].place == at)));
}

bool
invariant_PAbQueue(void)
{
	return ALL(pid, 0, ABTCB_COUNT, ABTCB[pid].state <= THREAD_DEAD) &&
	       ALL(ch, 0, ABQ_COUNT,
	           ABQ[ch].count == COUNT(pid, 0, ABTCB_COUNT,
	                                  ABTCB[pid].queue == ch)) &&
	       are_sequences();
}

void
spec_tdqueue_init(uint32_t mbi)
{
	spec_container_init(mbi);
	UPDATE(pid, 0, ABTCB_COUNT, {
		ABTCB[pid].state = THREAD_DEAD;
		ABTCB[pid].queue = ABQ_NONE;
	});
	UPDATE(ch, 0, ABQ_COUNT, ABQ[ch].count = 0);
}

void
spec_thread_free(uint32_t pid)
{
	REQUIRE(IS_USED(pid) && ABTCB[pid].queue == ABQ_NONE);
	ABTCB[pid].state = THREAD_DEAD;
	while (pid != ROOT_ID && ABTCB[pid].state == THREAD_DEAD &&
	       AC[pid].nchildren == 0) {
		uint32_t parent = AC[pid].parent;

		spec_container_revoke(pid);
		pid = parent;
	}
}

uint32_t
spec_tcb_get_state(uint32_t pid)
{
	REQUIRE(pid < ABTCB_COUNT);
	return ABTCB[pid].state;
}

void
spec_tcb_set_state(uint32_t pid, uint32_t state)
{
	REQUIRE(pid < ABTCB_COUNT && state <= THREAD_DEAD);
	ABTCB[pid].state = state;
}

bool
spec_tdq_is_empty(uint32_t ch)
{
	REQUIRE(ch < ABQ_COUNT);
	return ABQ[ch].count == 0;
}

void
spec_tdq_enqueue(uint32_t ch, uint32_t pid)
{
	REQUIRE(ch < ABQ_COUNT && pid < ABTCB_COUNT);
	REQUIRE(ABTCB[pid].queue == ABQ_NONE);
	uint8_t place = ABQ[ch].first + ABQ[ch].count;

	ABQ[ch].thread[place] = (uint8_t)pid;
	ABQ[ch].count++;
	ABTCB[pid].queue = ch;
	ABTCB[pid].place = place;
}

uint32_t
spec_tdq_dequeue(uint32_t ch)
{
	REQUIRE(ch < ABQ_COUNT);
	uint32_t pid = IN_TURN(ch, 0);

	if (ABQ[ch].count == 0)
		return ABTCB_COUNT;
	ABQ[ch].first++;
	ABQ[ch].count--;
	ABTCB[pid].queue = ABQ_NONE;
	return pid;
}

/* Those behind it are one place nearer to the first. */
void
spec_tdq_remove(uint32_t ch, uint32_t pid)
{
	REQUIRE(ch < ABQ_COUNT && pid < ABTCB_COUNT);
	REQUIRE(ABTCB[pid].queue == ch);
	uint8_t first = ABQ[ch].first, turn = ABTCB[pid].place - first;
	uint8_t at_place_0 = ABQ[ch].thread[0];

	UPDATE(at, 0, ABQ_PLACES, {
		if ((uint8_t)(at - first) >= turn)
			ABQ[ch].thread[at] = at < ABQ_PLACES - 1
			                             ? ABQ[ch].thread[at + 1]
			                             : at_place_0;
	});
	UPDATE(other, 0, ABTCB_COUNT, {
		if (ABTCB[other].queue == ch &&
		    (uint8_t)(ABTCB[other].place - first) > turn)
			ABTCB[other].place--;
	});
	ABQ[ch].count--;
	ABTCB[pid].queue = ABQ_NONE;
}

bool
spec_tdq_has(uint32_t ch, uint32_t pid)
{
	REQUIRE(ch < ABQ_COUNT && pid < ABTCB_COUNT);
	return ABTCB[pid].queue == ch;
}

/* It stops where it finds what is not so. */
void
spec_tdqueue_check(void)
{
	MAY_STOP();
}
