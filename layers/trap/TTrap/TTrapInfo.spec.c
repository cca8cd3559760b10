/* What processes may know of others, and do to those below them. */
#include "TTrap.state.h"

#include "MContainer.state.h"

void
spec_sys_process(void)
{
	uint32_t pid = spec_syscall_arg1(), va = spec_syscall_arg2();

	if (!IS_USED(pid) || !spec_syscall_memory(va, sizeof(INFO), PERM_W)) {
		spec_syscall_set_errno(E_INVALID);
		return;
	}
	INFO.state = spec_proc_state(pid);
	INFO.parent = AC[pid].parent;
	INFO.quota = AC[pid].quota;
	INFO.usage = AC[pid].usage;
	INFO.program = spec_proc_program(pid);
	spec_pt_copyout(CID, va, (const uint8_t *)&INFO, sizeof(INFO));
	spec_syscall_set_errno(E_OK);
}

/* As much of the name as there is room for. */
void
spec_sys_program(void)
{
	uint32_t module = spec_syscall_arg1(), va = spec_syscall_arg2();
	uint32_t room = spec_syscall_arg3(), size;
	char name[MODULE_NAME_SIZE];

	if (module >= spec_module_count()) {
		spec_syscall_set_errno(E_NAME);
		return;
	}
	size = spec_module_name_size(module);
	room = room > size ? size : room;
	room = room > MODULE_NAME_SIZE ? MODULE_NAME_SIZE : room;
	if (!spec_syscall_memory(va, room, PERM_W)) {
		spec_syscall_set_errno(E_INVALID);
		return;
	}
	spec_module_name(module, name);
	spec_pt_copyout(CID, va, (const uint8_t *)name, room);
	spec_syscall_set_retval1(size);
	spec_syscall_set_retval2(
		spec_proc_is_program(module) ? spec_proc_pages(module) : 0);
	spec_syscall_set_errno(E_OK);
}

void
spec_sys_kill(void)
{
	uint32_t pid = spec_syscall_arg1();

	if (!spec_proc_is_below(pid) || !spec_proc_is_alive(pid)) {
		spec_syscall_set_errno(E_INVALID);
		return;
	}
	spec_sync_forget(pid);
	spec_proc_kill(pid, STATUS_STOPPED);
	spec_syscall_set_errno(E_OK);
}
