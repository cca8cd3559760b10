/*
 * The small parts: the processor as the guest sees it, time, the terminal.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "../../runtime/vmm/clock.h"
#include "../../runtime/vmm/cpuid.h"
#include "../../runtime/vmm/pit.h"
#include "../../runtime/vmm/pvclock.h"
#include "../../runtime/vmm/terminal.h"
#include "tests.h"
#include "world.h"

enum { ROUNDS = 100000 };

void
test_cpuid(void)
{
	struct cpuid all = {UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX};
	struct cpuid answer = all;
	static const uint8_t hidden_ecx[] = {3, 5, 12, 21, 24, 26, 27, 28};
	static const uint8_t hidden_edx[] = {7, 9, 12, 14, 17, 28};
	static const uint8_t extended[] = {9, 12, 17, 20, 27, 29};

	EXPECT(cpuid_leaf(0) == 0 && cpuid_leaf(1) == 1);
	EXPECT(cpuid_leaf(2) == 1 && cpuid_leaf(0x40000100) == 1);
	EXPECT(cpuid_leaf(0x40000000) == 0x40000000);
	EXPECT(cpuid_leaf(0x40000001) == 0x40000001);
	EXPECT(cpuid_leaf(0x400000ff) == 0x40000002);
	EXPECT(cpuid_leaf(0x80000004) == 0x80000004);
	EXPECT(cpuid_leaf(0x80000005) == 1 && cpuid_leaf(UINT32_MAX) == 1);
	cpuid_filter(0, &answer);
	EXPECT(answer.eax == 1 && answer.ebx == UINT32_MAX);
	answer = all;
	cpuid_filter(1, &answer);
	EXPECT(answer.eax == UINT32_MAX && answer.ebx == 0xff00);
	for (uint32_t i = 0; i < sizeof(hidden_ecx); i++)
		EXPECT(!(answer.ecx >> hidden_ecx[i] & 1));
	for (uint32_t i = 0; i < sizeof(hidden_edx); i++)
		EXPECT(!(answer.edx >> hidden_edx[i] & 1));
	answer.ecx = 0;
	cpuid_filter(1, &answer);
	EXPECT(answer.ecx == 1u << 31);
	/* What Debian's kernel for 686 needs: FPU, TSC, MSR, CX8, CMOV. */
	EXPECT((answer.edx & 0x8131) == 0x8131);
	answer = all;
	cpuid_filter(0x80000000, &answer);
	EXPECT(answer.eax == 0x80000004);
	answer.eax = 0x80000001;
	cpuid_filter(0x80000000, &answer);
	EXPECT(answer.eax == 0x80000001);
	answer = all;
	cpuid_filter(0x80000001, &answer);
	EXPECT(!(answer.ecx >> 2 & 1));
	for (uint32_t i = 0; i < sizeof(extended); i++)
		EXPECT(!(answer.edx >> extended[i] & 1));
	answer = all;
	cpuid_filter(0x40000000, &answer);
	EXPECT(answer.eax == 0x40000001);
	EXPECT(memcmp(&answer.ebx, "KVMKVMKVM\0\0\0", 12) == 0);
	cpuid_filter(0x40000001, &answer);
	EXPECT(answer.eax == 0x100000a);
	EXPECT(!(answer.ebx | answer.ecx | answer.edx));
	answer = all;
	cpuid_filter(0x40000002, &answer);
	EXPECT(!(answer.eax | answer.ebx | answer.ecx | answer.edx));
	answer = all;
	cpuid_filter(0x80000002, &answer);
	EXPECT(memcmp(&answer, &all, sizeof(all)) == 0);
	printf("the leaves");
}

/* Against arithmetic of 128 bits. */
void
test_clock(void)
{
	uint64_t largest = 0;

	for (uint32_t round = 0; round < ROUNDS; round++) {
		uint32_t rate = CLOCK_RATE_LEAST +
		                draw(CLOCK_RATE_END - CLOCK_RATE_LEAST);
		uint64_t begin = (uint64_t)draw(UINT32_MAX) << draw(30);
		uint64_t passed = (uint64_t)draw(UINT32_MAX) << draw(24);
		uint64_t want = (uint64_t)((unsigned __int128)passed * PIT_HZ /
		                           ((uint64_t)rate * 1000));
		uint64_t later = passed + draw(1000), have;
		struct clock clock;

		clock_init(&clock, begin, rate);
		have = clock_ticks(&clock, begin + passed);
		EXPECT(have <= want && want - have <= want / 1000000 + 1);
		EXPECT(clock_ticks(&clock, begin + later) >= have);
		EXPECT(clock_ticks(&clock, begin) == 0);
		largest = want > largest ? want : largest;
	}
	printf("%d times, up to %" PRIu64 " ticks", ROUNDS, largest);
}

/* What Linux makes of it, and of the counter's rate. */
static uint64_t
linux_ns(const struct pvclock_system *clock, uint64_t counter)
{
	uint64_t passed = (counter - clock->counter) << clock->shift;

	return clock->ns +
	       (uint64_t)((unsigned __int128)passed * clock->multiplier >> 32);
}

static uint64_t
linux_rate(const struct pvclock_system *clock)
{
	return (1000000ull << 32) / clock->multiplier >> clock->shift;
}

void
test_pvclock(void)
{
	for (uint32_t round = 0; round < ROUNDS; round++) {
		uint32_t rate = CLOCK_RATE_LEAST +
		                draw(CLOCK_RATE_END - CLOCK_RATE_LEAST);
		uint64_t passed = (uint64_t)draw(UINT32_MAX) << draw(24);
		uint64_t want =
			(uint64_t)((unsigned __int128)passed * 1000000 / rate);
		uint64_t to = (uint64_t)draw(UINT32_MAX) << draw(30), ns;
		struct pvclock_system clock = pvclock_begin(rate);

		EXPECT(clock.version == 2 && clock.flags == 1);
		EXPECT(linux_ns(&clock, 0) == 0);
		EXPECT(linux_rate(&clock) - rate + 1 <= 2);
		ns = pvclock_ns(&clock, passed);
		EXPECT(ns == linux_ns(&clock, passed));
		EXPECT(ns <= want && want - ns <= want / 1000000 + 1);
		pvclock_jump(&clock, passed, to);
		EXPECT(clock.version == 4 && linux_ns(&clock, to) == ns);
		EXPECT(linux_ns(&clock, to + passed) - 2 * ns <= 1);
	}
	printf("%d times", ROUNDS);
}

static void
send(struct terminal *terminal, const char *text)
{
	while (*text)
		terminal_put(terminal, (uint8_t)*text++);
}

void
test_terminal(void)
{
	static char line[2 * TERMINAL_ROOM];
	struct terminal terminal;
	uint8_t byte;

	world_clear(0);
	terminal_init(&terminal, "", true);
	send(&terminal, "one\r\ntwo");
	EXPECT(strcmp(printed, "one\r\n") == 0);
	terminal_end_line(&terminal);
	terminal_end_line(&terminal);
	EXPECT(strcmp(printed, "one\r\ntwo\n") == 0);
	world_type("xy\x1dz");
	EXPECT(terminal_ask(&terminal) && !terminal_ask(&terminal));
	EXPECT(terminal_get(&terminal, &byte) && byte == 'x');
	EXPECT(terminal_get(&terminal, &byte) && byte == 'y');
	EXPECT(terminal_get(&terminal, &byte) && byte == 'z');
	EXPECT(!terminal_get(&terminal, &byte));
	memset(line, 'k', TERMINAL_TYPED + 1);
	world_type(line);
	EXPECT(!terminal_ask(&terminal));
	for (uint32_t i = 0; i < TERMINAL_TYPED; i++)
		EXPECT(terminal_get(&terminal, &byte) && byte == 'k');
	EXPECT(!terminal_get(&terminal, &byte));
	EXPECT(!terminal_ask(&terminal));
	EXPECT(terminal_get(&terminal, &byte));

	world_clear(0);
	terminal_init(&terminal, "a", false);
	world_type("x");
	EXPECT(!terminal_ask(&terminal));
	EXPECT(!terminal_get(&terminal, &byte));
	send(&terminal, "one\r\n\r\ntwo");
	terminal_flush(&terminal);
	send(&terminal, " more\n\rnew\rer");
	terminal_end_line(&terminal);
	EXPECT(strcmp(printed, "[a] one\r\n\r\n[a] two more\n"
	                       "\r[a] new\rer\n") == 0);

	world_clear(0);
	memset(line, 'x', sizeof(line) - 1);
	terminal_init(&terminal, "", false);
	send(&terminal, line);
	EXPECT(printed_size >= TERMINAL_ROOM);
	terminal_flush(&terminal);
	EXPECT(strcmp(printed, line) == 0);
	printf("lines, prefixes, pieces, input");
}
