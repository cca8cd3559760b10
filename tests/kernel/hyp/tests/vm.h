/*
 * The calls of virtual machines, as functions; and what tests do with guests.
 * Each call returns the kernel's error.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "import.h"

struct vm_exit {
	uint32_t reason, info, eax, state;
};

uint32_t vm_create(void);
uint32_t vm_reserve(uint32_t gpa);
uint32_t vm_run(uint32_t flags, uint32_t eax, uint32_t event,
                struct vm_exit *exit);
uint32_t vm_exit_info(uint32_t n, uint64_t *value);
uint32_t vm_get_reg(uint32_t n, uint32_t *value);
uint32_t vm_set_reg(uint32_t n, uint32_t value);
uint32_t vm_get_seg(uint32_t n, uint32_t *base, uint32_t *limit,
                    uint32_t *kind);
uint32_t vm_set_seg(uint32_t n, uint32_t selector, uint32_t base,
                    uint32_t limit, uint32_t attributes);
uint32_t vm_inject(uint32_t event, uint32_t error);
uint32_t vm_tsc_offset(uint64_t offset);

/* Copies count bytes of a file, or as many as there are. */
uint32_t sys_file(uint32_t number, uint32_t offset, void *to, uint32_t count);
uint32_t tsc_rate(uint32_t *ticks_per_ms);

/* What the guest has at gpa, which is reserved. */
static inline void *
guest_at(uint32_t gpa)
{
	return (void *)(GUEST_LOW + gpa);
}

/*
 * Makes a guest, whose code is the count bytes at code, at gpa CODE_AT, with a
 * page of data and stack at DATA_AT; in real mode, or flat and protected with
 * 32 bits.
 */
enum { CODE_AT = 0x1000, DATA_AT = 0x2000 };
void guest_16(const uint8_t *begin, const uint8_t *end);
void guest_32(const uint8_t *begin, const uint8_t *end);

/* Lets the guest go on until an exit that is no host's interrupt. */
struct vm_exit guest_run(uint32_t flags, uint32_t eax, uint32_t event);
uint32_t guest_reg(uint32_t n);

/* Gives back what the caller has reserved for its guest. */
void guest_end(void);
