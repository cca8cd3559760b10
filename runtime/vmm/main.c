/*
 * A virtual machine with Linux in it.
 *
 * What machine, and which files, stands in the file NAME.conf that the boot
 * loader brought, NAME being that of this program; config.h says how.
 */
#include "clock.h"
#include "config.h"
#include "file.h"
#include "linux.h"
#include "monitor.h"
#include "sys.h"
#include "text.h"
#include "vm.h"

int main(void);

enum { TEXT_ROOM = 4096, NAME_ROOM = 33 };

static const char ending[] = ".conf";

/* What this program is called. */
static void
read_name(char *name)
{
	struct process_info info;
	uint32_t pages;

	sys_process(sys_getpid(), &info);
	sys_program(info.program, name, NAME_ROOM, &pages);
}

/* Returns whether all is said, and understood; a file there need not be. */
static bool
read_config(struct config *config, const char *name)
{
	static char file_name[NAME_ROOM + sizeof(ending)], text[TEXT_ROOM];
	struct file file;
	uint32_t line;

	config_init(config);
	memcpy(file_name, name, text_size(name));
	memcpy(file_name + text_size(name), ending, sizeof(ending));
	if (!file_find(file_name, &file))
		return true;
	if (file.size >= TEXT_ROOM || !file_read(&file, 0, text, file.size)) {
		print("%s: %s is too long\n", name, file_name);
		return false;
	}
	line = config_read(config, text);
	if (line)
		print("%s: %s: line %u makes no sense\n", name, file_name,
		      line);
	return line == 0;
}

/* Returns why there can be no guest, or 0. */
static const char *
load(const struct config *config, uint32_t rate)
{
	if (rate < CLOCK_RATE_LEAST || rate >= CLOCK_RATE_END)
		return "the time-stamp counter is of no use";
	if (vm_create() != E_OK)
		return "this machine cannot have virtual machines";
	return linux_load(config);
}

int
main(void)
{
	static char name[NAME_ROOM];
	static struct config config;
	static struct monitor monitor;
	uint32_t rate = vm_tsc_rate();
	const char *error;

	read_name(name);
	if (!read_config(&config, name))
		return 1;
	error = load(&config, rate);
	if (error) {
		print("%s: %s\n", name, error);
		return 1;
	}
	print("%s: a machine with %u MB; ^] leaves it\n", name, config.memory);
	monitor_init(&monitor, &config, name, rate);
	return (int)monitor_run(&monitor);
}
