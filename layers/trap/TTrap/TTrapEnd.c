#include "TTrap.h"

#include "import.h"

/* The end of the root is that of the run. */
static void
end(uint32_t status)
{
	if (get_curid() == ROOT_PROCESS)
		vm_end(status);
	proc_exit(status);
}

void
sys_exit(void)
{
	end(syscall_arg1());
}

void
sys_shutdown(void)
{
	if (get_curid() == ROOT_PROCESS)
		end(syscall_arg1());
	else
		syscall_set_errno(E_INVALID);
}

static void
put_text(const char *text)
{
	while (*text)
		console_put(*text++);
}

static void
put_hex(uint32_t number)
{
	for (uint32_t shift = 32; shift > 0; shift -= 4)
		console_put("0123456789abcdef"[number >> (shift - 4) & 15]);
}

void
trap_kill(void)
{
	put_text("[kernel] process ");
	put_hex(get_curid());
	put_text(" killed: trap ");
	put_hex(trap_number());
	put_text(" at ");
	put_hex(trap_place());
	put_text("\n");
	end(STATUS_KILLED + trap_number());
}
