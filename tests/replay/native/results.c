#include "results.h"

#include "host.h"

enum { CALLS = 28, UNKNOWN = CALLS - 1, ERRORS = 9 };

static const char *const errors[ERRORS] = {
	"E_OK",    "E_CALL",  "E_INVALID", "E_MEMORY", "E_FULL",
	"E_EMPTY", "E_ALONE", "E_NAME",    "E_IDS",
};

/* A letter for each error that docs/syscalls.md has for the call. */
static const char letters[ERRORS + 1] = "ocimfeans";

static const struct {
	const char *name, *ends;
} calls[CALLS] = {
	{"SYS_PUTS", "oi"},
	{"SYS_EXIT", ""},
	{"SYS_YIELD", "o"},
	{"SYS_GETPID", "o"},
	{"SYS_GET_QUOTA", "o"},
	{"SYS_SPAWN", "oinms"},
	{"SYS_SEND", "oif"},
	{"SYS_RECV", "oe"},
	{"SYS_SLEEP", "oia"},
	{"SYS_WAKEUP", "oi"},
	{"SYS_WAIT", "oia"},
	{"SYS_GETC", "oe"},
	{"SYS_TIME", "o"},
	{"SYS_SHUTDOWN", "i"},
	{"SYS_RESERVE", "oim"},
	{"SYS_RELEASE", "oi"},
	{"SYS_SYNC_SEND", "oia"},
	{"SYS_SYNC_RECV", "oia"},
	{"SYS_OFFER_SHARE", "oim"},
	{"SYS_SHARE_STATUS", "oia"},
	{"SYS_PROCESS", "oi"},
	{"SYS_PROGRAM", "oni"},
	{"SYS_KILL", "oi"},
	{"23", "c"},
	{"24", "c"},
	{"SYS_CALL", "oife"},
	{"SYS_SYNC_CALL", "oiae"},
	{"any other", "c"},
};

static uint32_t counts[CALLS][ERRORS], total;

void
results_add(uint32_t call, uint32_t error)
{
	if (call == CALL_NONE)
		return;
	total++;
	if (error < ERRORS)
		counts[call < UNKNOWN ? call : UNKNOWN][error]++;
}

uint32_t
results_count(void)
{
	return total;
}

const char *
results_name(uint32_t call)
{
	if (call == CALL_NONE)
		return "no call";
	return calls[call < UNKNOWN ? call : UNKNOWN].name;
}

void
results_print(uint32_t traps)
{
	uint32_t missed = 0;

	for (uint32_t call = 0; call < CALLS; call++)
		for (const char *end = calls[call].ends; *end; end++) {
			uint32_t error = 0;

			while (letters[error] != *end)
				error++;
			host_print(calls[call].name);
			host_print(" ");
			host_print(errors[error]);
			host_print(" ");
			host_print_number(counts[call][error]);
			host_print("\n");
			missed += counts[call][error] == 0;
		}
	host_print_number(total);
	host_print(" calls, ");
	host_print_number(traps);
	host_print(" traps agree; ");
	host_print_number(missed);
	host_print(" results were never reached\n");
}
