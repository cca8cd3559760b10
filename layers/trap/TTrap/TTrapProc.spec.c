/* Words for others, new processes, and the console. */
#include "TTrap.state.h"

#include "Console.state.h"
#include "MContainer.state.h"

/* Those of layers below that say nothing else of themselves. */
uint32_t spec_container_get_quota(uint32_t id);
uint32_t spec_container_get_usage(uint32_t id);

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

static void
put_bytes(uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		STEPS(i <= count, count - i);
		spec_console_put((char)COPY[i]);
	}
}

/* Others run after each 256 bytes but the last. */
void
spec_sys_puts(void)
{
	uint32_t va = spec_syscall_arg1(), left = spec_syscall_arg2(), part;

	if (!spec_syscall_memory(va, left, 0)) {
		spec_syscall_set_errno(E_INVALID);
		return;
	}
	for (;; va += part, left -= part) {
		STEPS(true, left);
		part = left < COPY_BYTES ? left : COPY_BYTES;
		copy_in(va, part);
		put_bytes(part);
		if (part == left)
			break;
		spec_trap_tick();
	}
	spec_syscall_set_errno(E_OK);
}

/* The program that the caller names; an error is set if there is none. */
static uint32_t
find_program(uint32_t va, uint32_t count)
{
	uint32_t module;

	if (count > NAME_MOST || !spec_syscall_memory(va, count, 0)) {
		spec_syscall_set_errno(E_INVALID);
		return MODULE_NONE;
	}
	copy_in(va, count);
	module = spec_module_find((const char *)COPY, count);
	if (module != MODULE_NONE && spec_proc_is_program(module))
		return module;
	spec_syscall_set_errno(E_NAME);
	return MODULE_NONE;
}

void
spec_sys_spawn(void)
{
	uint32_t module =
		find_program(spec_syscall_arg1(), spec_syscall_arg2());
	uint32_t quota = spec_syscall_arg3(), child;

	if (module == MODULE_NONE)
		return;
	if (quota < spec_proc_pages(module) ||
	    quota > spec_container_get_quota(CID) -
	                    spec_container_get_usage(CID)) {
		spec_syscall_set_errno(E_MEMORY);
		return;
	}
	child = spec_proc_create(module, quota);
	if (child == NUM_IDS) {
		spec_syscall_set_errno(E_IDS);
		return;
	}
	spec_syscall_set_retval1(child);
	spec_syscall_set_errno(E_OK);
}
