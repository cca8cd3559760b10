#include "TTrap.h"

#include "import.h"

/* What is copied out; one call at a time is in the kernel. */
static struct process_info info;

void
sys_process(void)
{
	uint32_t pid = syscall_arg1(), va = syscall_arg2();

	if (!container_is_used(pid) ||
	    !syscall_memory(va, sizeof(info), PERM_W)) {
		syscall_set_errno(E_INVALID);
		return;
	}
	info.state = proc_state(pid);
	info.parent = container_get_parent(pid);
	info.quota = container_get_quota(pid);
	info.usage = container_get_usage(pid);
	info.program = proc_program(pid);
	pt_copyout(get_curid(), va, (const uint8_t *)&info, sizeof(info));
	syscall_set_errno(E_OK);
}

void
sys_program(void)
{
	uint32_t module = syscall_arg1(), va = syscall_arg2();
	uint32_t room = syscall_arg3(), size;
	char name[MODULE_NAME_SIZE];

	if (module >= module_count()) {
		syscall_set_errno(E_NAME);
		return;
	}
	size = module_name_size(module);
	if (room > size)
		room = size;
	if (room > MODULE_NAME_SIZE)
		room = MODULE_NAME_SIZE;
	if (!syscall_memory(va, room, PERM_W)) {
		syscall_set_errno(E_INVALID);
		return;
	}
	module_name(module, name);
	pt_copyout(get_curid(), va, (const uint8_t *)name, room);
	syscall_set_retval1(size);
	syscall_set_retval2(proc_is_program(module) ? proc_pages(module) : 0);
	syscall_set_errno(E_OK);
}

void
sys_kill(void)
{
	uint32_t pid = syscall_arg1();

	if (!proc_is_below(pid) || !proc_is_alive(pid)) {
		syscall_set_errno(E_INVALID);
		return;
	}
	sync_forget(pid);
	proc_kill(pid, STATUS_STOPPED);
	syscall_set_errno(E_OK);
}
