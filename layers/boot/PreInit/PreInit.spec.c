#include "PreInit.state.h"

#include "PreInit.h"
#include "layerc_x86.h"

enum { DEBUG_EXIT = 0xf4, GUARD_BYTES = 4096 };

struct map_state MM;
struct boot_state BOOT;
struct port_state PORTS;
struct clock_state TSC;
struct paging_state PAGING;
uint64_t EFER;

/* Neither the kernel's image nor what is below it is in a usable range. */
bool
invariant_PreInit(void)
{
	return MM.count <= RANGES_MOST &&
	       ALL(i, 0, MM.count,
	           (!MM.ranges[i].usable || MM.ranges[i].start >= IMAGE_END) &&
	                   MM.ranges[i].start <= MEMORY_END &&
	                   MM.ranges[i].length <=
	                           MEMORY_END - MM.ranges[i].start);
}

/* What devices of tests answer: the keyboard, a timer's gate, a serial line. */
static void
start_ports(void)
{
	enum { TIMES = 2048, KEYBOARD = 0x60, LINE = 0x3f8, PLACES = 8 };

	for (uint32_t i = 0; i < TIMES; i++) {
		for (uint32_t k = 0; k < PLACES; k++) {
			PORTS.answers[KEYBOARD + k][i] = (uint8_t)CHOICE(256);
			PORTS.answers[LINE + k][i] = (uint8_t)CHOICE(256);
		}
		TSC.times[i] = (uint64_t)i << 20 | CHOICE(1 << 20);
	}
}

/*
 * A small machine, for tests; sometimes as small as can be, or smaller, or one
 * whose pages have high numbers.
 */
void
start_PreInit(void)
{
	enum { HIGH_START = 1 << 24 };
	uint32_t start = CHOICE(5) == 1 ? HIGH_START : IMAGE_END;
	uint32_t pages = CHOICE(3) == 1 ? 14 + CHOICE(4) : 96;

	start_ports();
	MM.count = 1;
	MM.ranges[0] = (struct range_state){start, pages * 4096, true};
}

/* The map is what the boot loader has found, if it has any sense. */
void
spec_preinit(uint32_t mbi)
{
	AXIOM("what the boot loader has left is behind numbers");
	if (!invariant_PreInit())
		STOP();
}

uint32_t
spec_pmmap_entries_nr(void)
{
	return MM.count;
}

uint32_t
spec_pmmap_entry_start(uint32_t i)
{
	REQUIRE(i < MM.count);
	return MM.ranges[i].start;
}

uint32_t
spec_pmmap_entry_length(uint32_t i)
{
	REQUIRE(i < MM.count);
	return MM.ranges[i].length;
}

bool
spec_pmmap_entry_usable(uint32_t i)
{
	REQUIRE(i < MM.count);
	return MM.ranges[i].usable;
}

bool
spec_is_boot_guard(uint32_t address)
{
	return address >= BOOT.guard && address - BOOT.guard < GUARD_BYTES;
}

uint32_t
spec_x86_in(uint32_t port, uint32_t width)
{
	AXIOM("a device answers");
	REQUIRE(port < PORTS_MOST && width == 8);
	return PORTS.answers[port][PORTS.reads++ % TIMES_MOST];
}

void
spec_x86_out(uint32_t port, uint32_t value, uint32_t width)
{
	AXIOM("a device is told");
	REQUIRE(port < PORTS_MOST && width == 8);
	PORTS.ports[PORTS.writes % TIMES_MOST] = port;
	PORTS.values[PORTS.writes++ % TIMES_MOST] = (uint8_t)value;
}

uint64_t
spec_x86_rdtsc(void)
{
	AXIOM("time passes");
	return TSC.times[TSC.reads++ % TIMES_MOST];
}

void
spec_x86_cli(void)
{
	AXIOM("nothing interrupts the kernel anyhow, while it looks");
}

void
spec_x86_hlt(void)
{
	AXIOM("without interrupts nothing wakes the processor");
	STOP();
}

uint32_t
spec_port_in8(uint32_t port)
{
	REQUIRE(port < PORTS_MOST);
	return spec_x86_in(port, 8);
}

void
spec_port_out8(uint32_t port, uint32_t value)
{
	REQUIRE(port < PORTS_MOST);
	spec_x86_out(port, value & 0xff, 8);
}

uint64_t
spec_tsc_read(void)
{
	return spec_x86_rdtsc();
}

_Noreturn void
spec_panic(const char *file, uint32_t line, const char *text)
{
	AXIOM("it writes to devices, and turns the machine off");
	STOP();
}

_Noreturn void
spec_machine_exit(uint32_t code)
{
	spec_port_out8(DEBUG_EXIT, code);
	STOP();
}
