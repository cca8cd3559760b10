#include "PAbQueue.state.h"

#include "../PTCBIntro/PTCBIntro.h"

struct abtcb_state ABTCB[ABTCB_COUNT];
struct abq_state ABQ[ABQ_COUNT + 1];

/* Each thread is where it says, and each place says who is there. */
static bool
are_sequences(void)
{
	return ALL(t, 0, ABTCB_COUNT,
	           ABTCB[t].queue <= NO_QUEUE &&
	                   ABTCB[t].place < ABQ[ABTCB[t].queue].count &&
	                   ABQ[ABTCB[t].queue].thread[ABTCB[t].place] == t) &&
	       ALL(ch, 0, ABQ_COUNT + 1,
	           ALL(k, 0, ABQ[ch].count,
	               ABQ[ch].thread[k] < ABTCB_COUNT &&
	                       ABTCB[ABQ[ch].thread[k]].queue == ch &&
	                       ABTCB[ABQ[ch].thread[k]].place == k)) &&
	       ALL(ch, 0, ABQ_COUNT + 1,
	           ALL(k, ABQ[ch].count, ABTCB_COUNT + 1,
	               ABQ[ch].thread[k] == ABTCB_COUNT));
}

/* Together they have no more threads than there are. */
static bool
have_room(void)
{
	return ALL(ch, 0, ABQ_COUNT + 1, ABQ[ch].before <= ABTCB_COUNT) &&
	       ALL(ch, 0, ABQ_COUNT + 1,
	           ABQ[ch].count <= ABTCB_COUNT - ABQ[ch].before) &&
	       ALL(ch, 0, ABQ_COUNT + 1,
	           ALL(c, 0, ch,
	               ABQ[c].before + ABQ[c].count <= ABQ[ch].before));
}

bool
invariant_PAbQueue(void)
{
	return ALL(t, 0, ABTCB_COUNT, ABTCB[t].state <= THREAD_DEAD) &&
	       have_room() && are_sequences();
}

void
move_thread(uint32_t pid, uint32_t queue)
{
	uint32_t from = ABTCB[pid].queue, place = ABTCB[pid].place;
	uint32_t last = --ABQ[from].count;

	UPDATE(k, place, last, ABQ[from].thread[k] = ABQ[from].thread[k + 1]);
	ABQ[from].thread[last] = ABTCB_COUNT;
	UPDATE(t, 0, ABTCB_COUNT,
	       if (ABTCB[t].queue == from && ABTCB[t].place > place) ABTCB[t]
	               .place--);
	UPDATE(ch, from + 1, ABQ_COUNT + 1, ABQ[ch].before--);

	ABTCB[pid].queue = queue;
	ABTCB[pid].place = ABQ[queue].count++;
	ABQ[queue].thread[ABTCB[pid].place] = pid;
	UPDATE(ch, queue + 1, ABQ_COUNT + 1, ABQ[ch].before++);
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
	REQUIRE(ABTCB[pid].queue == NO_QUEUE);
	move_thread(pid, ch);
}

uint32_t
spec_tdq_dequeue(uint32_t ch)
{
	REQUIRE(ch < ABQ_COUNT);
	uint32_t first = ABQ[ch].thread[0];

	if (ABQ[ch].count > 0)
		move_thread(first, NO_QUEUE);
	return first;
}

void
spec_tdq_remove(uint32_t ch, uint32_t pid)
{
	REQUIRE(ch < ABQ_COUNT && pid < ABTCB_COUNT);
	REQUIRE(ABTCB[pid].queue == ch);
	move_thread(pid, NO_QUEUE);
}

bool
spec_tdq_has(uint32_t ch, uint32_t pid)
{
	AXIOM("PTDQInit follows the links of the queue");
	REQUIRE(ch < ABQ_COUNT && pid < ABTCB_COUNT);
	return ABTCB[pid].queue == ch;
}
