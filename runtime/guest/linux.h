/*
 * System calls of Linux; numbers are those of arch/x86/entry/syscalls/
 * syscall_32.tbl.
 */
#pragma once

#include <stdint.h>

enum {
	CALL_EXIT = 1,
	CALL_FORK = 2,
	CALL_READ = 3,
	CALL_WRITE = 4,
	CALL_OPEN = 5,
	CALL_CLOSE = 6,
	CALL_WAITPID = 7,
	CALL_EXECVE = 11,
	CALL_GETPID = 20,
	CALL_MOUNT = 21,
	CALL_KILL = 37,
	CALL_MKDIR = 39,
	CALL_PIPE = 42,
	CALL_GETPPID = 64,
	CALL_SIGACTION = 67,
	CALL_REBOOT = 88,
	CALL_MMAP = 90, /* its arguments in memory */
	CALL_MUNMAP = 91,
	CALL_SYSINFO = 116,
	CALL_UNAME = 122,
	CALL_NANOSLEEP = 162,
	CALL_STAT64 = 195,
	CALL_CLOCK_GETTIME = 265,
};

/*
 * Returns what Linux does, a negative number for an error.  A fifth argument
 * is 0.
 */
int32_t call(uint32_t number, uint32_t a, uint32_t b, uint32_t c, uint32_t d);

/* Prints what some calls cost, a line each: instructions where QEMU counts. */
void bench(void);

/* Returns the time-stamp counter. */
uint64_t counter(void);
