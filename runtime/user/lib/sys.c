#include "sys.h"

#include "text.h"

uint32_t
sys_puts(const char *text, uint32_t count)
{
	return trap(SYS_PUTS, (uint32_t)text, count, 0, 0);
}

_Noreturn void
sys_exit(uint32_t status)
{
	for (;;)
		trap(SYS_EXIT, status, 0, 0, 0);
}

void
sys_yield(void)
{
	trap(SYS_YIELD, 0, 0, 0, 0);
}

uint32_t
sys_getpid(void)
{
	uint32_t results[3];

	trap(SYS_GETPID, 0, 0, 0, results);
	return results[0];
}

uint32_t
sys_quota(void)
{
	uint32_t results[3];

	trap(SYS_GET_QUOTA, 0, 0, 0, results);
	return results[0];
}

uint32_t
sys_usage(void)
{
	uint32_t results[3];

	trap(SYS_GET_QUOTA, 0, 0, 0, results);
	return results[1];
}

/* A call whose first result is of interest. */
static uint32_t
ask(uint32_t number, uint32_t arg, uint32_t *result)
{
	uint32_t results[3];
	uint32_t error = trap(number, arg, 0, 0, results);

	if (error == E_OK)
		*result = results[0];
	return error;
}

uint32_t
sys_spawn(const char *name, uint32_t quota, uint32_t *pid)
{
	uint32_t results[3];
	uint32_t error = trap(SYS_SPAWN, (uint32_t)name, text_size(name), quota,
	                      results);

	if (error == E_OK)
		*pid = results[0];
	return error;
}

uint32_t
sys_send(uint32_t pid, uint32_t value)
{
	return trap(SYS_SEND, pid, value, 0, 0);
}

uint32_t
sys_recv(uint32_t *value)
{
	return ask(SYS_RECV, 0, value);
}

uint32_t
sys_sleep(uint32_t channel)
{
	return trap(SYS_SLEEP, channel, 0, 0, 0);
}

uint32_t
sys_wakeup(uint32_t channel)
{
	return trap(SYS_WAKEUP, channel, 0, 0, 0);
}

uint32_t
sys_wait(uint32_t pid, uint32_t *status)
{
	return ask(SYS_WAIT, pid, status);
}

uint32_t
sys_getc(uint32_t *byte)
{
	return ask(SYS_GETC, 0, byte);
}

uint64_t
sys_time(void)
{
	uint32_t results[3];

	trap(SYS_TIME, 0, 0, 0, results);
	return (uint64_t)results[1] << 32 | results[0];
}

void
sys_shutdown(uint32_t status)
{
	trap(SYS_SHUTDOWN, status, 0, 0, 0);
}

uint32_t
sys_reserve(uint32_t address)
{
	return trap(SYS_RESERVE, address, 0, 0, 0);
}

uint32_t
sys_release(uint32_t address)
{
	return trap(SYS_RELEASE, address, 0, 0, 0);
}

uint32_t
sys_sync_send(uint32_t pid, const void *from, uint32_t count)
{
	return trap(SYS_SYNC_SEND, pid, (uint32_t)from, count, 0);
}

uint32_t
sys_sync_recv(uint32_t pid, void *to, uint32_t room, uint32_t *count)
{
	uint32_t results[3];
	uint32_t error = trap(SYS_SYNC_RECV, pid, (uint32_t)to, room, results);

	if (error == E_OK)
		*count = results[0];
	return error;
}

uint32_t
sys_call(uint32_t pid, uint32_t *value)
{
	uint32_t results[3];
	uint32_t error = trap(SYS_CALL, pid, *value, 0, results);

	if (error == E_OK)
		*value = results[0];
	return error;
}

uint32_t
sys_sync_call(uint32_t pid, void *bytes, uint32_t *count, uint32_t room)
{
	uint32_t error = SYS_SYNC_CALL, got = pid;

	/* The one call with four arguments. */
	__asm__ volatile("int $48"
	                 : "+a"(error), "+b"(got)
	                 : "c"(bytes), "d"(*count), "S"(room)
	                 : "memory");
	if (error == E_OK)
		*count = got;
	return error;
}

uint32_t
sys_process(uint32_t pid, struct process_info *info)
{
	return trap(SYS_PROCESS, pid, (uint32_t)info, 0, 0);
}

uint32_t
sys_program(uint32_t number, char *name, uint32_t room, uint32_t *pages)
{
	uint32_t results[3];
	uint32_t error =
		trap(SYS_PROGRAM, number, (uint32_t)name, room - 1, results);

	if (error != E_OK)
		return error;
	name[results[0] < room ? results[0] : room - 1] = 0;
	*pages = results[1];
	return E_OK;
}

uint32_t
sys_kill(uint32_t pid)
{
	return trap(SYS_KILL, pid, 0, 0, 0);
}

/* Sleeps where news of pid's channel comes, or lets others work. */
static void
await(uint32_t pid)
{
	if (sys_sleep(pid) == E_ALONE)
		sys_yield();
}

uint32_t
send_wait(uint32_t pid, uint32_t value)
{
	uint32_t error;

	while ((error = sys_send(pid, value)) == E_FULL)
		await(pid);
	return error;
}

uint32_t
recv_wait(void)
{
	uint32_t value;

	while (sys_recv(&value) != E_OK)
		await(sys_getpid());
	return value;
}

uint32_t
sync_send_wait(uint32_t pid, const void *from, uint32_t count)
{
	uint32_t error;

	while ((error = sys_sync_send(pid, from, count)) == E_ALONE)
		sys_yield();
	return error;
}

uint32_t
sync_recv_wait(uint32_t pid, void *to, uint32_t room, uint32_t *count)
{
	uint32_t error;

	while ((error = sys_sync_recv(pid, to, room, count)) == E_ALONE)
		sys_yield();
	return error;
}

/*
 * If all others sleep, they wait for each other.  So that one of them finds
 * out, all look again, and the last is alone.
 */
uint32_t
end_wait(uint32_t pid, uint32_t *status)
{
	uint32_t error;

	while ((error = sys_wait(pid, status)) == E_ALONE)
		for (uint32_t channel = 0; channel < NUM_IDS; channel++)
			sys_wakeup(channel);
	return error;
}

uint32_t
parent_id(void)
{
	return (sys_getpid() - 1) / MAX_CHILDREN;
}

uint32_t
sys_offer_share(uint32_t pid, uint32_t address, uint32_t *status)
{
	uint32_t results[3];
	uint32_t error = trap(SYS_OFFER_SHARE, pid, address, 0, results);

	if (error == E_OK)
		*status = results[0];
	return error;
}

uint32_t
sys_share_status(uint32_t pid, bool waits, uint32_t *status)
{
	uint32_t results[3];
	uint32_t error = trap(SYS_SHARE_STATUS, pid, waits, 0, results);

	if (error == E_OK)
		*status = results[0];
	return error;
}

uint32_t
share_wait(uint32_t pid, uint32_t address)
{
	uint32_t status = SHARE_PENDING;
	uint32_t error = sys_offer_share(pid, address, &status);

	while (error == E_OK && status == SHARE_PENDING) {
		error = sys_share_status(pid, true, &status);
		if (error == E_ALONE) {
			sys_yield();
			error = E_OK;
		}
	}
	return error == E_OK && status == SHARE_DEAD ? E_INVALID : error;
}
