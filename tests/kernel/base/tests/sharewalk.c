/*
 * A long walk of three processes that share, reserve, release, write, end and
 * come back, at random; each step is compared with what the manual says.
 */
#include "check.h"
#include "crew.h"
#include "sys.h"
#include "tests.h"

enum { CREW = 3, PLACES = 4, STEPS = 6000 };

/* What a member has in each place: the number of a page, or 0. */
static uint32_t pages[CREW][PLACES];
static uint32_t pids[CREW], base_usage[CREW];

/* What each has offered to each, where; ready means: and not been told. */
static uint32_t states[CREW][CREW], locs[CREW][CREW];

/* What the first word of each page is. */
static uint32_t words[STEPS + 1], page_count;

enum {
	READY,
	PENDING,
	STALE,
	TAKEN,
	SELF,
	TOLD,
	RELEASED,
	RESERVED,
	SEEN,
	ENDED,
	REACH_COUNT
};

static uint32_t reached[REACH_COUNT];

static uint32_t
random(uint32_t below)
{
	static uint32_t seed = 1;

	seed = seed * 1664525 + 1013904223;
	return (seed >> 16) % below;
}

static void
start(uint32_t who)
{
	uint32_t pid = crew_start();

	CHECK(pids[who] == 0 || pids[who] == pid);
	pids[who] = pid;
	base_usage[who] = crew_ask(pid, DO_USAGE, 0, 0, 0);
	for (uint32_t place = 0; place < PLACES; place++)
		pages[who][place] = 0;
	for (uint32_t other = 0; other < CREW; other++)
		states[who][other] = states[other][who] = SHARE_DEAD;
}

/* The status that an offer comes back with. */
static uint32_t
expect_offer(uint32_t who, uint32_t other, uint32_t place)
{
	uint32_t there = locs[other][who];

	if (states[other][who] == SHARE_PENDING && pages[other][there] == 0) {
		reached[READY]++;
		words[++page_count] = 0;
		pages[who][place] = pages[other][there] = page_count;
		states[who][other] = SHARE_DEAD;
		states[other][who] = SHARE_READY;
		return SHARE_READY;
	}
	if (states[other][who] == SHARE_PENDING) {
		reached[STALE]++;
		states[other][who] = SHARE_DEAD;
	}
	reached[PENDING]++;
	states[who][other] = SHARE_PENDING;
	locs[who][other] = place;
	return SHARE_PENDING;
}

static void
step_offer(uint32_t who, uint32_t other, uint32_t place)
{
	uint32_t wanted = SHARER_ANSWER(E_INVALID, 0);

	if (who == other)
		reached[SELF]++;
	else if (pages[who][place] != 0)
		reached[TAKEN]++;
	else
		wanted = SHARER_ANSWER(E_OK, expect_offer(who, other, place));
	CHECK(crew_ask(pids[who], DO_OFFER, pids[other], place, 0) == wanted);
}

static void
step_ask(uint32_t who, uint32_t other)
{
	uint32_t wanted = SHARER_ANSWER(E_OK, states[who][other]);

	if (who == other)
		wanted = SHARER_ANSWER(E_INVALID, 0);
	if (states[who][other] == SHARE_READY) {
		reached[TOLD]++;
		states[who][other] = SHARE_DEAD;
	}
	CHECK(crew_ask(pids[who], DO_ASK, pids[other], 0, 0) == wanted);
}

static void
step_page(uint32_t who, uint32_t place, bool releases)
{
	uint32_t wanted =
		(pages[who][place] == 0) == releases ? E_INVALID : E_OK;

	CHECK(crew_ask(pids[who], releases ? DO_RELEASE : DO_RESERVE, 0, place,
	               0) == wanted);
	if (wanted != E_OK)
		return;
	reached[releases ? RELEASED : RESERVED]++;
	if (releases) {
		pages[who][place] = 0;
		return;
	}
	words[++page_count] = 0;
	pages[who][place] = page_count;
}

/* Reads what there is, and writes something else. */
static void
step_word(uint32_t who, uint32_t place)
{
	uint32_t page = pages[who][place];

	if (page == 0)
		return;
	reached[SEEN]++;
	CHECK(crew_ask(pids[who], DO_READ, 0, place, 0) == words[page]);
	words[page] = random(256);
	crew_ask(pids[who], DO_WRITE, 0, place, words[page]);
}

static void
step_end(uint32_t who)
{
	reached[ENDED]++;
	crew_drop(pids[who], 0, BY_EXIT + random(3));
	start(who);
}

static void
step(void)
{
	uint32_t who = random(CREW), other = random(CREW);
	uint32_t place = random(PLACES), what = random(100);
	uint32_t usage = 0;

	if (what < 40)
		step_offer(who, other, place);
	else if (what < 50)
		step_ask(who, other);
	else if (what < 70)
		step_page(who, place, what < 65);
	else if (what < 98)
		step_word(who, place);
	else
		step_end(who);
	for (place = 0; place < PLACES; place++)
		usage += pages[who][place] != 0;
	CHECK(crew_ask(pids[who], DO_USAGE, 0, 0, 0) ==
	      base_usage[who] + usage);
}

void
test_share_walk(void)
{
	uint32_t usage = sys_usage();

	for (uint32_t who = 0; who < CREW; who++)
		start(who);
	for (uint32_t i = 0; i < STEPS; i++)
		step();
	for (uint32_t who = 0; who < CREW; who++)
		crew_drop(pids[who], 0, BY_EXIT);
	for (uint32_t i = 0; i < REACH_COUNT; i++)
		CHECK(reached[i] >= 20);
	CHECK(sys_usage() == usage);
}
