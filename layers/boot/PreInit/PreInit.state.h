/* What PreInit's clients see of the machine: memory, devices, the counter. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { RANGES_MOST = 128 };

/* The bytes from start on, as many as length. */
struct range_state {
	uint32_t start, length;
	bool usable;
};

struct map_state {
	uint32_t count;
	struct range_state ranges[RANGES_MOST];
};

extern struct map_state MM;

/* Where the page below boot's stack begins, which never changes. */
struct boot_state {
	uint32_t guard;
};

extern struct boot_state BOOT;

enum { PORTS_MOST = 1024, TIMES_MOST = 1 << 20 };

/* What ports answer to the nth read of any; which were told what, in order. */
struct port_state {
	uint32_t reads, writes;
	uint8_t answers[PORTS_MOST][TIMES_MOST];
	uint32_t ports[TIMES_MOST];
	uint8_t values[TIMES_MOST];
};

extern struct port_state PORTS;

/* What a port answers to the nth reading from now on. */
#define ANSWER(port, n) PORTS.answers[port][(PORTS.reads + (n)) % TIMES_MOST]

/* What the counter will be when it is read for the nth time. */
struct clock_state {
	uint32_t reads;
	uint64_t times[TIMES_MOST];
};

extern struct clock_state TSC;

enum { FEATURES_BASIC = 2, FEATURES_EXTENDED = 28, FLUSHES_MOST = 1 << 20 };

/* What CPUID says of a number. */
struct feature_state {
	uint32_t eax, ebx, ecx, edx;
};

/*
 * What the processor does with page maps: control registers, but for 2; how
 * often a map's entries were read; which addresses it was told to forget, in
 * order; and what it has, from 0 and from 0x80000000 on.
 */
struct paging_state {
	uint32_t controls[5];
	uint32_t maps_read, flushes, flushed[FLUSHES_MOST];
	struct feature_state basic[FEATURES_BASIC];
	struct feature_state extended[FEATURES_EXTENDED];
};

extern struct paging_state PAGING;

/* The register that says what else the processor may do. */
extern uint64_t EFER;

bool spec_is_boot_guard(uint32_t address);
void spec_preinit(uint32_t mbi);
uint32_t spec_port_in8(uint32_t port);
void spec_port_out8(uint32_t port, uint32_t value);
uint64_t spec_tsc_read(void);
