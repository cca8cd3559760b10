#include "vm.h"

#include "sys.h"

/* A call that has four arguments, or four results. */
static uint32_t
trap4(uint32_t number, uint32_t values[4])
{
	__asm__ volatile("int $48"
	                 : "+a"(number), "+b"(values[0]), "+c"(values[1]),
	                   "+d"(values[2]), "+S"(values[3])
	                 :
	                 : "memory");
	return number;
}

uint32_t
vm_create(void)
{
	return trap(SYS_VM_CREATE, 0, 0, 0, 0);
}

uint32_t
vm_reserve(uint32_t gpa)
{
	return trap(SYS_VM_RESERVE, gpa, 0, 0, 0);
}

uint32_t
vm_run(uint32_t flags, uint32_t eax, uint32_t event, struct vm_exit *exit)
{
	uint32_t values[4] = {flags, eax, event};
	uint32_t error = trap4(SYS_VM_RUN, values);

	if (error != E_OK)
		return error;
	exit->reason = values[0];
	exit->info = values[1];
	exit->eax = values[2];
	exit->can_interrupt = values[3] & VM_CAN_INTERRUPT;
	return E_OK;
}

uint64_t
vm_exit_info(uint32_t number)
{
	uint32_t results[3];

	if (trap(SYS_VM_EXIT_INFO, number, 0, 0, results) != E_OK)
		return 0;
	return (uint64_t)results[1] << 32 | results[0];
}

uint32_t
vm_get(uint32_t reg)
{
	uint32_t results[3];

	if (trap(SYS_VM_GET_REG, reg, 0, 0, results) != E_OK)
		return 0;
	return results[0];
}

uint32_t
vm_set(uint32_t reg, uint32_t value)
{
	return trap(SYS_VM_SET_REG, reg, value, 0, 0);
}

uint32_t
vm_get_segment(uint32_t number, struct vm_segment *segment)
{
	uint32_t results[3];
	uint32_t error = trap(SYS_VM_GET_SEG, number, 0, 0, results);

	if (error == E_OK)
		*segment = (struct vm_segment){results[2] & 0xffff, results[0],
		                               results[1], results[2] >> 16};
	return error;
}

uint32_t
vm_set_segment(uint32_t number, const struct vm_segment *segment)
{
	uint32_t values[4] = {number << 16 | segment->selector, segment->base,
	                      segment->limit, segment->attributes};

	return trap4(SYS_VM_SET_SEG, values);
}

uint32_t
vm_inject(uint32_t event, uint32_t code)
{
	return trap(SYS_VM_INJECT, event, code, 0, 0);
}

uint32_t
vm_set_tsc_offset(uint64_t offset)
{
	return trap(SYS_VM_TSC_OFFSET, (uint32_t)offset,
	            (uint32_t)(offset >> 32), 0, 0);
}

uint32_t
vm_tsc_rate(void)
{
	uint32_t results[3];

	if (trap(SYS_TSC_RATE, 0, 0, 0, results) != E_OK)
		return 0;
	return results[0];
}

uint32_t
vm_file(uint32_t number, uint32_t offset, void *to, uint32_t *count)
{
	uint32_t values[4] = {number, offset, (uint32_t)to, *count};
	uint32_t error = trap4(SYS_FILE, values);

	if (error == E_OK)
		*count = values[0];
	return error;
}

uint64_t
vm_tsc(void)
{
	uint32_t low, high;

	__asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
	return (uint64_t)high << 32 | low;
}
