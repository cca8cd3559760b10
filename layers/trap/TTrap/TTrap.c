#include "TTrap.h"

#include "import.h"

enum { COPY_SIZE = 256, NAME_MAX = 32 };

/* What is copied in, and used before others run. */
static uint8_t copy_buffer[COPY_SIZE];

static void
put_bytes(uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		STEPS(i <= count, count - i);
		console_put((char)copy_buffer[i]);
	}
}

void
sys_puts(void)
{
	uint32_t va = syscall_arg1(), left = syscall_arg2(), part;

	if (!syscall_memory(va, left, 0)) {
		syscall_set_errno(E_INVALID);
		return;
	}
	for (;; va += part, left -= part) {
		STEPS(true, left);
		part = left < COPY_SIZE ? left : COPY_SIZE;
		pt_copyin(get_curid(), va, copy_buffer, part);
		put_bytes(part);
		if (part == left)
			break;
		/* The console is slow: nobody is to wait for all of it. */
		trap_tick();
	}
	syscall_set_errno(E_OK);
}

/* The program that the caller names; an error is set if there is none. */
static uint32_t
find_program(uint32_t va, uint32_t count)
{
	uint32_t module;

	if (count > NAME_MAX || !syscall_memory(va, count, 0)) {
		syscall_set_errno(E_INVALID);
		return MODULE_NONE;
	}
	pt_copyin(get_curid(), va, copy_buffer, count);
	module = module_find((const char *)copy_buffer, count);
	if (module != MODULE_NONE && proc_is_program(module))
		return module;
	syscall_set_errno(E_NAME);
	return MODULE_NONE;
}

void
sys_spawn(void)
{
	uint32_t module = find_program(syscall_arg1(), syscall_arg2());
	uint32_t quota = syscall_arg3();
	uint32_t pid = get_curid();
	uint32_t child;

	if (module == MODULE_NONE)
		return;
	if (quota < proc_pages(module) ||
	    quota > container_get_quota(pid) - container_get_usage(pid)) {
		syscall_set_errno(E_MEMORY);
		return;
	}
	child = proc_create(module, quota);
	if (child == NUM_IDS) {
		syscall_set_errno(E_IDS);
		return;
	}
	syscall_set_retval1(child);
	syscall_set_errno(E_OK);
}
