/* Words for others, new processes, and the console. */
#include "TTrap.state.h"

#include "Console.state.h"
#include "MContainer.state.h"

#define WALKS "not proved yet: what walks maps so often takes the solver long"

enum { NAME_MOST = 32 };

void
spec_sys_send(void)
{
	uint32_t pid = spec_syscall_arg1();

	if (!spec_proc_is_alive(pid))
		spec_syscall_set_errno(E_INVALID);
	else
		spec_syscall_set_errno(
			spec_send(pid, spec_syscall_arg2()) ? E_OK : E_FULL);
}

void
spec_sys_recv(void)
{
	bool is_there = spec_is_chan_ready();

	if (is_there)
		spec_syscall_set_retval1(spec_recv());
	spec_syscall_set_errno(is_there ? E_OK : E_EMPTY);
}

void
spec_sys_call(void)
{
	uint32_t self = CID, pid = spec_syscall_arg1();

	if (!spec_proc_is_alive(pid)) {
		spec_syscall_set_errno(E_INVALID);
		return;
	}
	if (!spec_send(pid, spec_syscall_arg2())) {
		spec_syscall_set_errno(E_FULL);
		return;
	}
	while (!spec_is_chan_ready()) {
		TURNS(CID == self);
		if (!spec_proc_sleep(self)) {
			spec_syscall_set_errno(E_EMPTY);
			return;
		}
	}
	spec_syscall_set_retval1(spec_recv());
	spec_syscall_set_errno(E_OK);
}

/* So many bytes of the caller's from there on. */
static void
copy_in(uint32_t va, uint32_t count)
{
	spec_pt_copyin(CID, va, COPY, count);
}

/* Others run after each 256 bytes but the last. */
void
spec_sys_puts(void)
{
	AXIOM("not proved yet: others run in a loop");
	uint32_t va = spec_syscall_arg1(), left = spec_syscall_arg2(), part;

	if (!spec_syscall_memory(va, left, 0)) {
		spec_syscall_set_errno(E_INVALID);
		return;
	}
	for (;; va += part, left -= part) {
		part = left < COPY_BYTES ? left : COPY_BYTES;
		copy_in(va, part);
		for (uint32_t i = 0; i < part; i++)
			spec_console_put((char)COPY[i]);
		if (part == left)
			break;
		spec_trap_tick();
	}
	spec_syscall_set_errno(E_OK);
}

void
spec_sys_spawn(void)
{
	AXIOM(WALKS);
	uint32_t va = spec_syscall_arg1(), count = spec_syscall_arg2();
	uint32_t quota = spec_syscall_arg3(), module, child;

	if (count > NAME_MOST || !spec_syscall_memory(va, count, 0)) {
		spec_syscall_set_errno(E_INVALID);
		return;
	}
	copy_in(va, count);
	module = spec_module_find((const char *)COPY, count);
	if (module == MODULE_NONE || !spec_proc_is_program(module)) {
		spec_syscall_set_errno(E_NAME);
		return;
	}
	if (quota < spec_proc_pages(module) || !CAN_CONSUME(CID, quota)) {
		spec_syscall_set_errno(E_MEMORY);
		return;
	}
	child = spec_proc_create(module, quota);
	if (child != NUM_IDS)
		spec_syscall_set_retval1(child);
	spec_syscall_set_errno(child != NUM_IDS ? E_OK : E_IDS);
}
