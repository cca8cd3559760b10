/*
 * What the kernel's paths cost, by the time-stamp counter: under QEMU's
 * -icount shift=0 that counts instructions, those of the calling stubs too.
 */
#include <stdbool.h>

#include "sys.h"
#include "text.h"

int main(void);

/* Reading the counter twice is counted once: two instructions. */
enum { SAMPLES = 200, QUOTA = 64, EMPTY = 2 };

/* The least and the middle of the samples. */
static uint32_t samples[SAMPLES];

static _Alignas(PAGE_SIZE) uint8_t bytes[PAGE_SIZE];

static uint64_t
now(void)
{
	return __builtin_ia32_rdtsc();
}

static void
sort(void)
{
	for (uint32_t i = 1; i < SAMPLES; i++)
		for (uint32_t j = i; j > 0 && samples[j] < samples[j - 1];
		     j--) {
			uint32_t more = samples[j - 1];

			samples[j - 1] = samples[j];
			samples[j] = more;
		}
}

static void
report(const char *name)
{
	sort();
	for (uint32_t i = 0; i < SAMPLES; i++)
		samples[i] -= EMPTY;
	print("%s: least %u, middle %u, most %u\n", name, samples[0],
	      samples[SAMPLES / 2], samples[SAMPLES - 1]);
}

static void
bench_null(void)
{
	for (uint32_t i = 0; i < SAMPLES; i++) {
		uint64_t begin = now();

		trap(SYS_GETPID, 0, 0, 0, 0);
		samples[i] = (uint32_t)(now() - begin);
	}
	report("null call");
}

static void
bench_fault(void)
{

	for (uint32_t i = 0; i < SAMPLES; i++) {
		uint64_t begin = now();

		*(volatile uint8_t *)(USER_HIGH - (i + 2) * PAGE_SIZE) = 1;
		samples[i] = (uint32_t)(now() - begin);
	}
	report("page fault, page cleared");
}

static void
bench_yield(void)
{
	/* The partner yields as often as this, and then waits for a word. */
	for (uint32_t i = 0; i < SAMPLES; i++) {
		uint64_t begin = now();

		sys_yield();
		samples[i] = (uint32_t)(now() - begin);
	}
	report("yield, there and back");
}

static void
bench_word(uint32_t pid)
{
	uint32_t value = 1;

	for (uint32_t i = 0; i < SAMPLES; i++) {
		uint64_t begin = now();

		sys_call(pid, &value);
		samples[i] = (uint32_t)(now() - begin);
	}
	report("one word, there and back");
	value = 0;
	sys_call(pid, &value);
}

static void
bench_page(uint32_t pid)
{
	uint32_t count = PAGE_SIZE;

	for (uint32_t i = 0; i < SAMPLES; i++) {
		uint64_t begin = now();

		sys_sync_call(pid, bytes, &count, PAGE_SIZE);
		samples[i] = (uint32_t)(now() - begin);
	}
	report("4 KiB, there and back");
	sys_sync_send(pid, bytes, 0);
}

static void
bench_partner(void)
{
	uint32_t pid, status;

	if (sys_spawn("partner", QUOTA, &pid) != E_OK)
		return;
	bench_yield();
	bench_word(pid);
	bench_page(pid);
	sys_wait(pid, &status);
}

/* Up to the end of the call, or of the child and of the wait for it. */
static void
bench_spawn(bool until_end)
{
	uint32_t pid, status;

	for (uint32_t i = 0; i < SAMPLES; i++) {
		uint64_t begin = now();

		if (sys_spawn("empty", QUOTA, &pid) != E_OK)
			return;
		samples[i] = (uint32_t)(now() - begin);
		sys_wait(pid, &status);
		if (until_end)
			samples[i] = (uint32_t)(now() - begin);
	}
	report(until_end ? "spawn, exit, wait, 5 pages" : "spawn, 5 pages");
}

int
main(void)
{
	bench_null();
	bench_fault();
	bench_partner();
	bench_spawn(false);
	bench_spawn(true);
	return 0;
}
