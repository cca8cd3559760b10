#include "PreInit.state.h"

#include "PreInit.h"

struct map_state MM;
struct port_state PORTS;

/* Page 0 is below the kernel's image, so that it is in no usable range. */
bool
invariant_PreInit(void)
{
	return MM.count <= RANGES_MOST &&
	       ALL(i, 0, MM.count,
	           (!MM.ranges[i].usable || MM.ranges[i].start >= 4096) &&
	                   MM.ranges[i].start <= MEMORY_END &&
	                   MM.ranges[i].length <=
	                           MEMORY_END - MM.ranges[i].start);
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

uint32_t
spec_port_in8(uint32_t port)
{
	AXIOM("a device answers");
	REQUIRE(port < PORTS_MOST);
	return PORTS.answers[port][PORTS.reads++ % TIMES_MOST];
}

void
spec_port_out8(uint32_t port, uint32_t value)
{
	AXIOM("a device is told");
	REQUIRE(port < PORTS_MOST);
	PORTS.ports[PORTS.writes % TIMES_MOST] = port;
	PORTS.values[PORTS.writes++ % TIMES_MOST] = (uint8_t)value;
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
	AXIOM("it is assembly, and turns the machine off");
	STOP();
}
