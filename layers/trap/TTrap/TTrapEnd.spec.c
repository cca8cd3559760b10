/* The ends of processes, and of the run. */
#include "TTrap.state.h"

#include "Console.state.h"

static void
end(uint32_t status)
{
	if (CID == ROOT_PROCESS)
		spec_vm_end(status);
	spec_proc_exit(status);
}

void
spec_sys_exit(void)
{
	end(spec_syscall_arg1());
}

void
spec_sys_shutdown(void)
{
	if (CID == ROOT_PROCESS)
		spec_vm_end(spec_syscall_arg1());
	spec_syscall_set_errno(E_INVALID);
}

static void
put_text(const char *text)
{
	while (*text)
		spec_console_put(*text++);
}

static void
put_hex(uint32_t number)
{
	for (uint32_t shift = 32; shift > 0; shift -= 4)
		spec_console_put(
			"0123456789abcdef"[number >> (shift - 4) & 15]);
}

void
spec_trap_kill(void)
{
	put_text("[kernel] process ");
	put_hex(CID);
	put_text(" killed: trap ");
	put_hex(spec_trap_number());
	put_text(" at ");
	put_hex(spec_trap_place());
	put_text("\n");
	end(STATUS_KILLED + spec_trap_number());
}
