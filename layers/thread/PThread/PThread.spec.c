#include "MContainer.state.h"
#include "PKCtx.state.h"
#include "PSched.state.h"
#include "PTCBIntro.h"
#include "layerc_x86.h"

/* Who ends goes on no more. */
bool
invariant_PThread(void)
{
	return ABTCB[CID].state == THREAD_RUN;
}

/* The scheduler's choice: who leaves below who goes on. */
static void
take_turns(uint64_t turn)
{
	switch_threads((uint32_t)turn, (uint32_t)(turn >> 32));
}

void
spec_thread_yield(void)
{
	take_turns(spec_thread_sched_ready());
}

void
spec_thread_sleep(void)
{
	take_turns(spec_thread_sched_sleep(CPU.eax));
}

void
spec_thread_exit(void)
{
	spec_thread_free(CID);
	take_turns(spec_thread_sched());
}

/* Threads that wait for their turn, so that who leaves leaves for another. */
void
prepare_PThread(void)
{
	uint32_t quota = CHOICE(8);

	REQUIRE(ABTCB[CID].state == THREAD_RUN && CAN_CONSUME(CID, quota));
	spec_thread_spawn(CHOICE(1 << 20), 0, CID, quota);
}
