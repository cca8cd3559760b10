/*
 * TTrap -- what each system call and each fault does.
 *
 * A call first checks all its arguments.  If one makes no sense it returns an
 * error, and nothing has changed; but that stack which the arguments point to
 * may be there now, as if the process had touched it itself.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* The numbers of the calls, for eax. */
enum {
	SYS_PUTS,
	SYS_EXIT,
	SYS_YIELD,
	SYS_GETPID,
	SYS_GET_QUOTA,
	SYS_SPAWN,
	SYS_SEND,
	SYS_RECV,
	SYS_SLEEP,
	SYS_WAKEUP,
	SYS_WAIT,
	SYS_GETC,
	SYS_TIME,
	SYS_SHUTDOWN,
	SYS_RESERVE,
	SYS_RELEASE,
	SYS_SYNC_SEND,
	SYS_SYNC_RECV,
	SYS_OFFER_SHARE = 18,
	SYS_SHARE_STATUS = 19,
	SYS_PROCESS = 20,
	SYS_PROGRAM = 21,
	SYS_KILL = 22,
	SYS_CALL = 25,
	SYS_SYNC_CALL = 26,
};

/* Of who was killed: plus the number of the trap; or with SYS_KILL. */
enum { STATUS_KILLED = 0x100, STATUS_STOPPED = 0x200 };

/*
 * What SYS_PROCESS tells: numbers of pages, and a program's number, one that is
 * none for a process in ring 0.
 */
struct process_info {
	uint32_t state, parent, quota, usage, program;
};

/* puts(text, count): sends the bytes; others run after each 256. */
void sys_puts(void);

/* exit(status): ends the caller. */
void sys_exit(void);

/* yield(): lets every process that is ready run once. */
void sys_yield(void);

/* getpid() = pid. */
void sys_getpid(void);

/* get_quota() = quota, usage: pages, those of living children included. */
void sys_get_quota(void);

/* spawn(name, count, quota) = pid: makes a child that runs a program. */
void sys_spawn(void);

/* send(pid, value): puts a word into the channel of pid. */
void sys_send(void);

/* recv() = value: takes the word that waits for the caller. */
void sys_recv(void);

/*
 * sleep(channel): sleeps until somebody wakes the channel.  Returns at once if
 * a tick has let others run since the caller last slept: what it has looked at
 * before it decided to sleep may be different now.
 */
void sys_sleep(void);

/* wakeup(channel): wakes who sleeps there longest, if anybody. */
void sys_wakeup(void);

/* wait(pid) = status: sleeps until a child has ended. */
void sys_wait(void);

/* getc() = byte. */
void sys_getc(void);

/* time() = low, high: the time-stamp counter. */
void sys_time(void);

/* shutdown(status): the root only; ends the run. */
void sys_shutdown(void);

/* reserve(address): a page of zeroes there, for reading and writing. */
void sys_reserve(void);

/* release(address): gives a page back. */
void sys_release(void);

/* sync_send(pid, address, count): sleeps until pid has taken the bytes. */
void sys_sync_send(void);

/* sync_recv(pid, address, room) = count: sleeps until pid sends bytes. */
void sys_sync_recv(void);

/* process(pid, address): puts a struct process_info there. */
void sys_process(void);

/*
 * program(number, address, room) = size, pages: puts there as much of the
 * program's name as fits.
 */
void sys_program(void);

/* kill(pid): ends a process below the caller. */
void sys_kill(void);

/* call(pid, value) = value: sends a word, and sleeps until one comes. */
void sys_call(void);

/*
 * sync_call(pid, address, count, room) = count: sends bytes, and then receives
 * some in their place.
 */
void sys_sync_call(void);

/* offer_share(pid, address) = status: a page for both, if pid offers too. */
void sys_offer_share(void);

/* share_status(pid, waits) = status: what has become of the caller's offer. */
void sys_share_status(void);

/*
 * Requires that there is no page for va, which may be anything.  Returns
 * whether a page fault there was about stack that there could be, and is now: a
 * page of zeroes.
 */
bool pf_resv(uint32_t va);

/* Lets every process that is ready run once, in the midst of the caller. */
void trap_tick(void);

/* Ends the caller for what it has done, with a line on the console. */
void trap_kill(void);
