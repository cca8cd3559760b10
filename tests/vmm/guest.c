/*
 * A guest that does anything, on a kernel that keeps to its word: whether the
 * monitor keeps to it too, and the guest gets all that is its own.
 */
#include <stdio.h>
#include <string.h>

#include "../../runtime/vmm/monitor.h"
#include "tests.h"
#include "world.h"

enum {
	STEPS = 200000,
	RATE = 2000000,
	MEMORY_MB = 64,
	COUNT = 4773, /* of the timer, 250 times in a second */
	BASE = 0x30,
	QUEUE = 32,
	TYPED = 5000,
	PORT_STATUS = 0x3fd,
	PORT_DATA = 0x3f8,
};

enum kind { OUT, IN, CPUID, MSR, HLT, TOUCH, STI, CLI, IRET, SPIN };

/* What the guest does, one after the other. */
struct act {
	enum kind kind;
	uint32_t port, value;
};

static struct {
	struct act acts[QUEUE];
	uint32_t begin, end;
	bool takes, shadow, told; /* IF; after STI; what the exit said */
	struct act last;          /* what it stopped for */
	bool stopped;             /* and that it did */
	uint32_t steps, ticks, keys, halts, windows, faults;
	char sent[PRINT_ROOM], typed[TYPED + 1];
	uint32_t sent_count;
} guest;

static void
add(enum kind kind, uint32_t port, uint32_t value)
{
	EXPECT(guest.end - guest.begin < QUEUE);
	guest.acts[guest.end++ % QUEUE] = (struct act){kind, port, value};
}

static void
boot(void)
{
	static const uint16_t writes[][2] = {
		{0x20, 0x11}, {0x21, BASE}, {0x21, 4},    {0x21, 1},
		{0xa0, 0x11}, {0xa1, 0x38}, {0xa1, 2},    {0xa1, 1},
		{0xa1, 0xff}, {0x43, 0x34}, {0x40, 0xa5}, {0x40, 0x12},
		{0x3fa, 1},   {0x3fc, 8},   {0x3f9, 1},   {0x21, 0xea}};

	memset(&guest, 0, sizeof(guest));
	for (uint32_t i = 0; i < 16; i++)
		add(OUT, writes[i][0], writes[i][1]);
	for (uint32_t i = 0; i < TYPED; i++)
		guest.typed[i] = (char)('a' + draw(26));
	world_type(guest.typed);
}

/* Something that disturbs neither the timer nor the keys. */
static void
add_any(void)
{
	switch (draw(10)) {
	case 0:
		add(OUT, 0x80, draw(256));
		break;
	case 1:
		add(IN, 0x40 + draw(3), 0);
		break;
	case 2:
		add(CPUID, 0, draw(4));
		break;
	case 3:
		add(MSR, 0x1a0, 0);
		break;
	case 4: /* what there is no room to keep here is not sent */
		if (guest.sent_count < PRINT_ROOM / 2)
			add(OUT, PORT_DATA, draw(20) ? ' ' + draw(90) : '\n');
		break;
	case 5:
		add(TOUCH, draw(MEMORY_MB << 8) << 12 | draw(4096), 0);
		break;
	case 6:
		add(STI, 0, 0);
		add(HLT, 0, 0);
		break;
	case 7:
		add(CLI, 0, 0);
		for (uint32_t i = draw(20); i > 0; i--)
			add(SPIN, 0, 0);
		add(STI, 0, 0);
		break;
	default:
		add(SPIN, 0, 0);
		break;
	}
}

/* The guest goes on behind what it stopped for. */
static void
resume(uint32_t flags, uint32_t eax)
{
	struct act act = guest.last;
	bool skips = guest.stopped && act.kind != TOUCH && act.kind != SPIN;

	EXPECT(!(flags & VM_SKIP) == !skips);
	guest.stopped = false;
	if (!skips)
		return;
	guest.shadow = false;
	if (act.kind == IN) {
		EXPECT(flags & VM_SET_EAX);
		EXPECT(eax >> 8 == act.value >> 8);
	}
	if (act.kind == IN && act.port == PORT_STATUS && eax & 1) {
		add(IN, PORT_DATA, 0x3fd00);
		add(IN, PORT_STATUS, 0x3fd00);
	} else if (act.kind == IN && act.port == PORT_STATUS) {
		add(OUT, 0x20, 0x20);
		add(IRET, 0, 0);
	} else if (act.kind == IN && act.port == PORT_DATA) {
		EXPECT((char)eax == guest.typed[guest.keys]);
		guest.keys++;
	}
}

static void
take(uint32_t event)
{
	/* It was said that it may be; or behind a halt there is no shadow. */
	EXPECT(event >> 8 == 0x800000 && guest.takes);
	EXPECT(guest.told || guest.last.kind == HLT);
	guest.takes = false;
	guest.shadow = false;
	/* What was to come next is given up. */
	guest.begin = guest.end;
	if ((event & 0xff) == BASE) {
		guest.ticks++;
		/* As Linux does: masked, and at an end, while it works. */
		add(OUT, 0x21, 0xeb);
		add(OUT, 0x20, 0x60);
		add(SPIN, 0, 0);
		add(OUT, 0x21, 0xea);
		add(IRET, 0, 0);
	} else {
		EXPECT((event & 0xff) == BASE + 4);
		add(IN, PORT_STATUS, 0xaabb00);
	}
}

static uint32_t
stop(struct vm_exit *exit, uint32_t reason, struct act act)
{
	guest.last = act;
	guest.stopped = true;
	guest.told = guest.takes && !guest.shadow;
	*exit = (struct vm_exit){reason, 0, act.value, guest.told};
	return E_OK;
}

static uint32_t
stop_at_port(struct vm_exit *exit, struct act act)
{
	stop(exit, VM_EXIT_IOIO, act);
	exit->info = act.port << 16 | 0x10 | (act.kind == IN);
	if (act.kind == OUT && act.port == PORT_DATA)
		guest.sent[guest.sent_count++] = (char)act.value;
	return E_OK;
}

/* Does what is next.  Returns whether it stopped. */
static bool
act_next(struct vm_exit *exit)
{
	struct act act;

	if (guest.begin == guest.end)
		add_any();
	if (guest.begin == guest.end)
		return false;
	act = guest.acts[guest.begin++ % QUEUE];
	switch (act.kind) {
	case STI:
		guest.shadow = !guest.takes;
		guest.takes = true;
		return false;
	case CLI:
	case IRET:
		guest.takes = act.kind == IRET;
		guest.shadow = false;
		return false;
	case SPIN:
		tsc += draw(RATE / 10);
		guest.shadow = false;
		stop(exit, VM_EXIT_INTR, act);
		return true;
	case TOUCH:
		guest.faults++;
		exit_info = act.port;
		stop(exit, VM_EXIT_NPF, act);
		return !world_has_page(act.port);
	case HLT:
		guest.halts++;
		registers[VM_EFLAGS] = guest.takes ? 0x202 : 2;
		stop(exit, VM_EXIT_HLT, act);
		return true;
	case CPUID:
	case MSR:
		registers[VM_ECX] = act.port;
		stop(exit, act.kind == MSR ? VM_EXIT_MSR : VM_EXIT_CPUID, act);
		return true;
	default:
		stop_at_port(exit, act);
		return true;
	}
}

uint32_t
guest_run(uint32_t flags, uint32_t eax, uint32_t event, struct vm_exit *exit)
{
	tsc += draw(3000);
	resume(flags, eax);
	if (event)
		take(event);
	if (++guest.steps == STEPS) {
		guest.begin = guest.end;
		add(OUT, 0x64, 0xfe);
	}
	for (;;) {
		if (flags & VM_WINDOW && guest.takes && !guest.shadow) {
			guest.windows++;
			return stop(exit, VM_EXIT_VINTR,
			            (struct act){.kind = SPIN});
		}
		if (act_next(exit))
			return E_OK;
		guest.stopped = false;
		guest.shadow = guest.shadow && guest.begin != guest.end;
	}
}

void
test_guest(void)
{
	static struct config config;
	static struct monitor monitor;
	uint64_t wanted;

	world_clear(MEMORY_MB << 8);
	config_init(&config);
	boot();
	monitor_init(&monitor, &config, "linux", RATE);
	EXPECT(monitor_run(&monitor) == 0);

	/* Each tick of the timer has come, but for what is on its way. */
	wanted = monitor_now(&monitor) / COUNT;
	EXPECT(guest.ticks <= wanted + 2 && guest.ticks + 50 >= wanted);
	EXPECT(guest.keys == TYPED);
	EXPECT(strncmp(printed, guest.sent, guest.sent_count) == 0);
	EXPECT(strcmp(strchr(printed + guest.sent_count, 'l'),
	              "linux: the guest has reset its machine\n") == 0);
	EXPECT(guest.halts > 1000 && guest.windows > 100);
	EXPECT(guest.faults > 1000 && yields > 1000);
	printf("%d exits, %u ticks, %u halts, %u windows, %u keys, %u bytes",
	       STEPS, guest.ticks, guest.halts, guest.windows, guest.keys,
	       guest.sent_count);
}
