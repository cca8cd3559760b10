/*
 * The kernel's system calls, as functions.
 *
 * Each returns the kernel's error, E_OK if there is none, unless it says
 * otherwise.  docs/syscalls.md has the whole of it.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "import.h"

/*
 * Any call with any arguments.  Returns the kernel's error; results may be
 * null, or has room for three.
 */
static inline uint32_t
trap(uint32_t number, uint32_t arg1, uint32_t arg2, uint32_t arg3,
     uint32_t *results)
{
	__asm__ volatile("int $48"
	                 : "+a"(number), "+b"(arg1), "+c"(arg2), "+d"(arg3)
	                 :
	                 : "memory");
	if (results) {
		results[0] = arg1;
		results[1] = arg2;
		results[2] = arg3;
	}
	return number;
}

uint32_t sys_puts(const char *text, uint32_t count);
_Noreturn void sys_exit(uint32_t status);
void sys_yield(void);
uint32_t sys_getpid(void); /* returns the caller's id */
uint32_t sys_quota(void);  /* returns the pages of the caller's quota */
uint32_t sys_usage(void);  /* returns how many of them are used */
uint32_t sys_spawn(const char *name, uint32_t quota, uint32_t *pid);
uint32_t sys_send(uint32_t pid, uint32_t value);
uint32_t sys_recv(uint32_t *value);
uint32_t sys_sleep(uint32_t channel);
uint32_t sys_wakeup(uint32_t channel);
uint32_t sys_wait(uint32_t pid, uint32_t *status);
uint32_t sys_getc(uint32_t *byte);
uint64_t sys_time(void); /* returns the time-stamp counter */
void sys_shutdown(uint32_t status);
uint32_t sys_reserve(uint32_t address);
uint32_t sys_release(uint32_t address);
uint32_t sys_sync_send(uint32_t pid, const void *from, uint32_t count);
uint32_t sys_sync_recv(uint32_t pid, void *to, uint32_t room, uint32_t *count);
/* Sends a word and waits for one, which comes in its place. */
uint32_t sys_call(uint32_t pid, uint32_t *value);
/* Sends count bytes and then receives up to room in their place. */
uint32_t sys_sync_call(uint32_t pid, void *bytes, uint32_t *count,
                       uint32_t room);
uint32_t sys_process(uint32_t pid, struct process_info *info);
uint32_t sys_program(uint32_t number, char *name, uint32_t room,
                     uint32_t *pages); /* ends the name with a byte 0 */
uint32_t sys_kill(uint32_t pid);
uint32_t sys_offer_share(uint32_t pid, uint32_t address, uint32_t *status);
uint32_t sys_share_status(uint32_t pid, bool waits, uint32_t *status);

/* As the calls, but wait as long as it takes. */
uint32_t send_wait(uint32_t pid, uint32_t value);
uint32_t recv_wait(void);
uint32_t sync_send_wait(uint32_t pid, const void *from, uint32_t count);
uint32_t sync_recv_wait(uint32_t pid, void *to, uint32_t room, uint32_t *count);
uint32_t end_wait(uint32_t pid, uint32_t *status); /* of a child */

/*
 * Shares a page with pid, at address: offers, and waits until pid has offered
 * too.  E_INVALID also if pid ends before.
 */
uint32_t share_wait(uint32_t pid, uint32_t address);

/* Returns the id of the caller's parent.  The root has none. */
uint32_t parent_id(void);
