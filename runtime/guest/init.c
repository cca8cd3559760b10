/*
 * The first and only process of the guest: a small shell, of system calls of
 * Linux and nothing else.  What the kernel's command line has behind "--" are
 * commands that it obeys first.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "divide.h"
#include "linux.h"
#include "text.h"

enum {
	REBOOT_MAGIC = 0xfee1dead,
	REBOOT_MAGIC_2 = 672274793,
	REBOOT_RESTART = 0x01234567,
	REBOOT_HALT = 0xcdef0123,

	LINE_ROOM = 256,
	DAY = 86400,
	PER_MS = 1000000,
	NAME_SIZE = 65, /* of a string that uname tells */
};

struct time {
	int32_t seconds, nanoseconds;
};

struct system {
	int32_t uptime;
	uint32_t loads[3], total, free, shared, buffers, swap, free_swap;
	uint16_t processes;
	uint32_t high, free_high, unit;
	uint8_t rest[8];
};

struct command {
	const char *name, *words, *summary;
	void (*run)(char *words);
};

_Noreturn void main(uint32_t count, char **words);
uint32_t sys_puts(const char *bytes, uint32_t count);

/* What print.c sends to: the console. */
uint32_t
sys_puts(const char *bytes, uint32_t count)
{
	while (count > 0) {
		int32_t sent = call(CALL_WRITE, 1, (uint32_t)bytes, count, 0);

		if (sent <= 0)
			break;
		bytes += sent;
		count -= (uint32_t)sent;
	}
	return 0;
}

static void
guest_echo(char *words)
{
	print("%s\n", words);
}

static void
guest_cat(char *words)
{
	char bytes[LINE_ROOM];
	int32_t file = call(CALL_OPEN, (uint32_t)words, 0, 0, 0), count;

	if (file < 0) {
		print("cat: error %d\n", -file);
		return;
	}
	while ((count = call(CALL_READ, (uint32_t)file, (uint32_t)bytes,
	                     sizeof(bytes), 0)) > 0)
		sys_puts(bytes, (uint32_t)count);
	call(CALL_CLOSE, (uint32_t)file, 0, 0, 0);
}

static void
guest_sleep(char *words)
{
	struct time time = {0};
	uint32_t seconds;

	if (!text_number(words, &seconds)) {
		print("sleep: how many seconds?\n");
		return;
	}
	time.seconds = (int32_t)seconds;
	call(CALL_NANOSLEEP, (uint32_t)&time, 0, 0, 0);
}

static void
guest_date(char *words)
{
	struct time time = {0};
	uint32_t seconds;

	(void)words;
	call(CALL_CLOCK_GETTIME, 0, (uint32_t)&time, 0, 0);
	seconds = (uint32_t)time.seconds;
	print("%u s since 1970, %02u:%02u:%02u\n", seconds,
	      seconds % DAY / 3600, seconds / 60 % 60, seconds % 60);
}

/* What /proc/uptime has behind the blank: the seconds without work. */
static void
read_idle(char *to)
{
	int32_t file = call(CALL_OPEN, (uint32_t) "/proc/uptime", 0, 0, 0);
	int32_t count =
		call(CALL_READ, (uint32_t)file, (uint32_t)to, LINE_ROOM - 1, 0);
	const char *from = to;

	call(CALL_CLOSE, (uint32_t)file, 0, 0, 0);
	to[count > 0 ? count : 0] = 0;
	while (*from && *from++ != ' ') {
	}
	while (*from && *from != '\n')
		*to++ = *from++;
	*to = 0;
}

static void
guest_uptime(char *words)
{
	struct time time = {0};
	char idle[LINE_ROOM];

	(void)words;
	read_idle(idle);
	call(CALL_CLOCK_GETTIME, 1, (uint32_t)&time, 0, 0);
	print("up %d.%03d s, idle %s s\n", time.seconds,
	      time.nanoseconds / PER_MS, idle);
}

static void
guest_counter(char *words)
{
	(void)words;
	print("counter %llu\n", counter());
}

static void
guest_bench(char *words)
{
	(void)words;
	bench();
}

static void
guest_leave(char *words)
{
	(void)words;
	call(CALL_EXIT, 0, 0, 0, 0);
}

static void
guest_mem(char *words)
{
	struct system system;

	(void)words;
	call(CALL_SYSINFO, (uint32_t)&system, 0, 0, 0);
	print("%u KB, %u KB free, %u processes\n",
	      system.total / 1024 * system.unit,
	      system.free / 1024 * system.unit, system.processes);
}

/* Adds up numbers for a while, and says how many: for comparisons. */
static void
guest_work(char *words)
{
	struct time begin, end;
	uint32_t rounds, sum = 0;

	if (!text_number(words, &rounds)) {
		print("work: how many million rounds?\n");
		return;
	}
	call(CALL_CLOCK_GETTIME, 1, (uint32_t)&begin, 0, 0);
	for (uint32_t i = 0; i < rounds * 1000000; i++)
		__asm__ volatile("lea 1(%0, %0, 2), %0" : "+r"(sum));
	call(CALL_CLOCK_GETTIME, 1, (uint32_t)&end, 0, 0);
	print("%u after %d ms\n", sum,
	      (end.seconds - begin.seconds) * 1000 +
	              (end.nanoseconds - begin.nanoseconds) / PER_MS);
}

static void
reboot(uint32_t how)
{
	call(CALL_REBOOT, REBOOT_MAGIC, REBOOT_MAGIC_2, how, 0);
}

static void
guest_reboot(char *words)
{
	(void)words;
	reboot(REBOOT_RESTART);
}

static void
guest_halt(char *words)
{
	(void)words;
	reboot(REBOOT_HALT);
}

static void guest_help(char *words);

static const struct command commands[] = {
	{"help", "", "this list", guest_help},
	{"echo", "[WORDS]", "say it again", guest_echo},
	{"cat", "FILE", "what a file has", guest_cat},
	{"sleep", "SECONDS", "wait", guest_sleep},
	{"date", "", "the time of the clock", guest_date},
	{"uptime", "", "the time since boot", guest_uptime},
	{"mem", "", "memory", guest_mem},
	{"work", "MILLIONS", "keep the processor busy", guest_work},
	{"counter", "", "the time-stamp counter", guest_counter},
	{"bench", "", "what calls of the kernel cost", guest_bench},
	{"leave", "", "end this process, of which there must be another",
         guest_leave},
	{"reboot", "", "begin anew, which ends the machine", guest_reboot},
	{"halt", "", "stop, which ends it as well", guest_halt},
};

enum { COMMANDS = sizeof(commands) / sizeof(*commands) };

static void
guest_help(char *words)
{
	(void)words;
	for (uint32_t i = 0; i < COMMANDS; i++)
		print("%-6s  %-8s  %s\n", commands[i].name, commands[i].words,
		      commands[i].summary);
}

/* Reads a line, which the terminal lets one edit.  Returns whether there is. */
static bool
read_line(char *line)
{
	int32_t count = call(CALL_READ, 0, (uint32_t)line, LINE_ROOM - 1, 0);

	if (count <= 0)
		return false;
	if (line[count - 1] == '\n')
		count--;
	line[count] = 0;
	return true;
}

static void
obey(char *line)
{
	char *word = text_word(&line);

	if (!word)
		return;
	for (uint32_t i = 0; i < COMMANDS; i++)
		if (text_is_equal(word, commands[i].name)) {
			commands[i].run(line);
			return;
		}
	print("%s: no such command; try help\n", word);
}

static void
greet(void)
{
	char names[6][NAME_SIZE];
	struct system system;

	call(CALL_UNAME, (uint32_t)names, 0, 0, 0);
	call(CALL_SYSINFO, (uint32_t)&system, 0, 0, 0);
	print("\n%s %s on a virtual machine with %u KB.  Try help.\n", names[0],
	      names[2], system.total / 1024 * system.unit);
}

_Noreturn void
main(uint32_t count, char **words)
{
	static char line[LINE_ROOM];

	if (call(CALL_GETPID, 0, 0, 0, 0) == 1) {
		call(CALL_MKDIR, (uint32_t) "/proc", 0, 0, 0);
		call(CALL_MOUNT, (uint32_t) "proc", (uint32_t) "/proc",
		     (uint32_t) "proc", 0);
		greet();
	}
	for (uint32_t i = 1; i < count; i++)
		obey(words[i]);
	for (;;) {
		print("guest$ ");
		if (!read_line(line))
			guest_reboot(line);
		obey(line);
	}
}
