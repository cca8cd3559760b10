#include "vm.h"

#include "../../base/tests/check.h"
#include "sys.h"

enum { RESULTS = 4 };

/* As trap of sys.h, with a fourth argument and result. */
static uint32_t
call(uint32_t number, const uint32_t args[4], uint32_t results[RESULTS])
{
	uint32_t b = args[0], c = args[1], d = args[2], s = args[3];

	__asm__ volatile("int $48"
	                 : "+a"(number), "+b"(b), "+c"(c), "+d"(d), "+S"(s)
	                 :
	                 : "memory");
	if (results) {
		results[0] = b;
		results[1] = c;
		results[2] = d;
		results[3] = s;
	}
	return number;
}

uint32_t
vm_create(void)
{
	return trap(SYS_VM_CREATE, 0, 0, 0, NULL);
}

uint32_t
vm_reserve(uint32_t gpa)
{
	return trap(SYS_VM_RESERVE, gpa, 0, 0, NULL);
}

uint32_t
vm_run(uint32_t flags, uint32_t eax, uint32_t event, struct vm_exit *exit)
{
	uint32_t results[RESULTS];
	uint32_t error =
		call(SYS_VM_RUN, (uint32_t[4]){flags, eax, event}, results);

	*exit = (struct vm_exit){results[0], results[1], results[2],
	                         results[3]};
	return error;
}

uint32_t
vm_exit_info(uint32_t n, uint64_t *value)
{
	uint32_t results[3];
	uint32_t error = trap(SYS_VM_EXIT_INFO, n, 0, 0, results);

	*value = (uint64_t)results[1] << 32 | results[0];
	return error;
}

uint32_t
vm_get_reg(uint32_t n, uint32_t *value)
{
	uint32_t results[3];
	uint32_t error = trap(SYS_VM_GET_REG, n, 0, 0, results);

	*value = results[0];
	return error;
}

uint32_t
vm_set_reg(uint32_t n, uint32_t value)
{
	return trap(SYS_VM_SET_REG, n, value, 0, NULL);
}

uint32_t
vm_get_seg(uint32_t n, uint32_t *base, uint32_t *limit, uint32_t *kind)
{
	uint32_t results[3];
	uint32_t error = trap(SYS_VM_GET_SEG, n, 0, 0, results);

	*base = results[0];
	*limit = results[1];
	*kind = results[2];
	return error;
}

uint32_t
vm_set_seg(uint32_t n, uint32_t selector, uint32_t base, uint32_t limit,
           uint32_t attributes)
{
	return call(SYS_VM_SET_SEG,
	            (uint32_t[4]){n << 16 | selector, base, limit, attributes},
	            NULL);
}

uint32_t
vm_inject(uint32_t event, uint32_t error)
{
	return trap(SYS_VM_INJECT, event, error, 0, NULL);
}

uint32_t
vm_tsc_offset(uint64_t offset)
{
	return trap(SYS_VM_TSC_OFFSET, (uint32_t)offset,
	            (uint32_t)(offset >> 32), 0, NULL);
}

uint32_t
sys_file(uint32_t number, uint32_t offset, void *to, uint32_t count)
{
	return call(SYS_FILE,
	            (uint32_t[4]){number, offset, (uint32_t)to, count}, NULL);
}

uint32_t
tsc_rate(uint32_t *ticks_per_ms)
{
	uint32_t results[3];
	uint32_t error = trap(SYS_TSC_RATE, 0, 0, 0, results);

	*ticks_per_ms = results[0];
	return error;
}

static void
load(const uint8_t *begin, const uint8_t *end)
{
	uint8_t *to = guest_at(CODE_AT);

	CHECK(vm_create() == E_OK);
	CHECK(vm_reserve(0) == E_OK);
	CHECK(vm_reserve(CODE_AT) == E_OK);
	CHECK(vm_reserve(DATA_AT) == E_OK);
	for (uint32_t i = 0; begin + i < end; i++)
		to[i] = begin[i];
	CHECK(vm_set_reg(VM_EIP, CODE_AT) == E_OK);
	CHECK(vm_set_reg(VM_ESP, DATA_AT + PAGE_SIZE) == E_OK);
}

void
guest_16(const uint8_t *begin, const uint8_t *end)
{
	load(begin, end);
}

void
guest_32(const uint8_t *begin, const uint8_t *end)
{
	enum { CODE = 0xc9b, DATA = 0xc93, PROTECTED = 0x60000011 };

	load(begin, end);
	CHECK(vm_set_seg(VM_CS, 8, 0, 0xffffffff, CODE) == E_OK);
	for (uint32_t n = VM_ES; n <= VM_GS; n++)
		if (n != VM_CS)
			CHECK(vm_set_seg(n, 16, 0, 0xffffffff, DATA) == E_OK);
	CHECK(vm_set_reg(VM_CR0, PROTECTED) == E_OK);
}

struct vm_exit
guest_run(uint32_t flags, uint32_t eax, uint32_t event)
{
	struct vm_exit exit;

	CHECK(vm_run(flags, eax, event, &exit) == E_OK);
	while (exit.reason == VM_EXIT_INTR)
		CHECK(vm_run(flags & VM_WINDOW, 0, 0, &exit) == E_OK);
	return exit;
}

uint32_t
guest_reg(uint32_t n)
{
	uint32_t value = 0;

	CHECK(vm_get_reg(n, &value) == E_OK);
	return value;
}

void
guest_end(void)
{
	CHECK(sys_release(GUEST_LOW) == E_OK);
	CHECK(sys_release(GUEST_LOW + CODE_AT) == E_OK);
	CHECK(sys_release(GUEST_LOW + DATA_AT) == E_OK);
}
