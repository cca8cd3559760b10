#include "programs.h"

#include "sys.h"
#include "text.h"

/* What a program gets if nothing is said: as much, or half of what is left. */
enum { QUOTA_MOST = 1024 };

/* A program that is to be started. */
struct order {
	const char *name;
	uint32_t quota;
};

static uint32_t
pages_left(void)
{
	return sys_quota() - sys_usage();
}

static uint32_t
usual_quota(void)
{
	uint32_t half = pages_left() / 2;

	return half < QUOTA_MOST ? half : QUOTA_MOST;
}

static bool
read_order(char *words, struct order *order)
{
	const char *quota;

	order->name = text_word(&words);
	order->quota = usual_quota();
	quota = text_word(&words);
	return order->name && !*words &&
	       (!quota || text_number(quota, &order->quota));
}

static bool
read_pid(char *words, uint32_t *pid)
{
	const char *word = text_word(&words);

	return word && !*words && text_number(word, pid);
}

static void
print_start_error(const struct order *order, uint32_t error)
{
	print("%s: ", order->name);
	if (error == E_MEMORY)
		print("%u pages are less than it needs, or more than the %u "
		      "that are left\n",
		      order->quota, pages_left());
	else if (error == E_IDS)
		print("there are %u processes already: wait for one, or kill "
		      "it\n",
		      MAX_CHILDREN);
	else
		print("no such command or program; try help, or ls\n");
}

/* Returns whether the program runs; if not, it has been said why. */
static bool
start(const struct order *order, uint32_t *pid)
{
	uint32_t error = sys_spawn(order->name, order->quota, pid);

	if (error != E_OK)
		print_start_error(order, error);
	return error == E_OK;
}

static void
print_status(uint32_t status)
{
	if (status == STATUS_STOPPED)
		print("was killed by a process\n");
	else if (status >= STATUS_KILLED && status < STATUS_STOPPED)
		print("was killed for trap %u\n", status - STATUS_KILLED);
	else
		print("ended with status %u\n", status);
}

static void
finish(const struct order *order, uint32_t pid)
{
	uint32_t status = 0;

	end_wait(pid, &status);
	if (status == 0)
		return;
	print("%s ", order->name);
	print_status(status);
}

bool
shell_run(char *words)
{
	struct order order;
	uint32_t pid;

	if (!read_order(words, &order))
		return false;
	if (start(&order, &pid))
		finish(&order, pid);
	return true;
}

bool
shell_spawn(char *words)
{
	struct order order;
	uint32_t pid;

	if (!read_order(words, &order))
		return false;
	if (start(&order, &pid))
		print("%s is process %u\n", order.name, pid);
	return true;
}

bool
shell_time(char *words)
{
	struct order order;
	uint64_t begin = sys_time();
	uint32_t pid;

	if (!read_order(words, &order))
		return false;
	if (!start(&order, &pid))
		return true;
	finish(&order, pid);
	print("%s took %llu ticks\n", order.name,
	      (unsigned long long)(sys_time() - begin));
	return true;
}

bool
shell_wait(char *words)
{
	uint32_t pid, status;

	if (!read_pid(words, &pid))
		return false;
	if (end_wait(pid, &status) != E_OK) {
		print("wait: the shell has started no process %u\n", pid);
		return true;
	}
	print("process %u ", pid);
	print_status(status);
	return true;
}

bool
shell_kill(char *words)
{
	uint32_t pid;

	if (!read_pid(words, &pid))
		return false;
	if (sys_kill(pid) != E_OK)
		print("kill: no process %u runs below the shell\n", pid);
	return true;
}
