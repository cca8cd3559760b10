/*
 * What the kernel's paths cost, by the time-stamp counter: under QEMU's
 * -icount shift=0 that counts instructions, those of the calling stubs too.
 */
#include "sys.h"
#include "text.h"

int main(void);

enum { SAMPLES = 200, PLACE = 0x60000000, QUOTA = 64 };

/* The least and the middle of the samples. */
static uint32_t samples[SAMPLES];

static uint8_t bytes[PAGE_SIZE];

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
	volatile uint8_t *top = (volatile uint8_t *)USER_HIGH;

	for (uint32_t i = 0; i < SAMPLES; i++) {
		uint64_t begin = now();

		top[-(int)((i + 2) * PAGE_SIZE)] = 1;
		samples[i] = (uint32_t)(now() - begin);
	}
	report("page fault");
}

static void
bench_yield(uint32_t pid)
{
	sys_yield();
	for (uint32_t i = 0; i < SAMPLES; i++) {
		uint64_t begin = now();

		sys_yield();
		samples[i] = (uint32_t)(now() - begin);
	}
	report("yield there and back");
	send_wait(pid, 1);
}

static void
bench_page(uint32_t pid)
{
	uint32_t count;

	for (uint32_t i = 0; i < SAMPLES; i++) {
		uint64_t begin = now();

		sys_sync_send(pid, bytes, PAGE_SIZE);
		sys_sync_recv(pid, bytes, PAGE_SIZE, &count);
		samples[i] = (uint32_t)(now() - begin);
	}
	report("4 KiB there and back");
	sys_sync_send(pid, bytes, 0);
}

static void
bench_message(void)
{
	uint32_t pid;

	if (sys_spawn("partner", QUOTA, &pid) != E_OK)
		return;
	bench_yield(pid);
	for (uint32_t i = 0; i < SAMPLES; i++) {
		uint64_t begin = now();

		send_wait(pid, i + 1);
		recv_wait();
		samples[i] = (uint32_t)(now() - begin);
	}
	report("word there and back");
	send_wait(pid, 0);
	bench_page(pid);
	sys_wait(pid, &pid);
}

static void
bench_spawn(void)
{
	uint32_t pid, status;

	for (uint32_t i = 0; i < SAMPLES; i++) {
		uint64_t begin = now();

		if (sys_spawn("empty", QUOTA, &pid) != E_OK)
			return;
		sys_wait(pid, &status);
		samples[i] = (uint32_t)(now() - begin);
	}
	report("spawn, exit, wait");
}

int
main(void)
{
	bench_null();
	bench_fault();
	bench_message();
	bench_spawn();
	return 0;
}
