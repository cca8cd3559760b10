/* The kernel: what comes of each trap. */
#include "TTrap.state.h"

enum { FAULT_PRESENT = 1 };

uint32_t spec_trap_address(void);

static void
call(uint32_t number)
{
	switch (number) {
	case SYS_PUTS:
		return spec_sys_puts();
	case SYS_EXIT:
		return spec_sys_exit();
	case SYS_YIELD:
		return spec_sys_yield();
	case SYS_GETPID:
		return spec_sys_getpid();
	case SYS_GET_QUOTA:
		return spec_sys_get_quota();
	case SYS_SPAWN:
		return spec_sys_spawn();
	case SYS_SEND:
		return spec_sys_send();
	case SYS_RECV:
		return spec_sys_recv();
	case SYS_SLEEP:
		return spec_sys_sleep();
	case SYS_WAKEUP:
		return spec_sys_wakeup();
	case SYS_WAIT:
		return spec_sys_wait();
	case SYS_GETC:
		return spec_sys_getc();
	case SYS_TIME:
		return spec_sys_time();
	case SYS_SHUTDOWN:
		return spec_sys_shutdown();
	case SYS_RESERVE:
		return spec_sys_reserve();
	case SYS_RELEASE:
		return spec_sys_release();
	case SYS_SYNC_SEND:
		return spec_sys_sync_send();
	case SYS_SYNC_RECV:
		return spec_sys_sync_recv();
	case SYS_OFFER_SHARE:
		return spec_sys_offer_share();
	case SYS_SHARE_STATUS:
		return spec_sys_share_status();
	case SYS_PROCESS:
		return spec_sys_process();
	case SYS_PROGRAM:
		return spec_sys_program();
	case SYS_KILL:
		return spec_sys_kill();
	case SYS_CALL:
		return spec_sys_call();
	case SYS_SYNC_CALL:
		return spec_sys_sync_call();
	default:
		return spec_sys_vm();
	}
}

/* A fault where nothing is, may be about stack that comes. */
static void
fault(void)
{
	if ((spec_trap_error() & FAULT_PRESENT) ||
	    !spec_pf_resv(spec_trap_address()))
		spec_trap_kill();
}

/* A process's life, from trap to trap; beyond the tick nobody has asked. */
static _Noreturn void
live(void)
{
	for (;;) {
		uint32_t trap = spec_proc_run();

		if (trap == TRAP_SYSCALL)
			call(spec_syscall_number());
		else if (trap == TRAP_PAGE_FAULT)
			fault();
		else if (trap < TRAP_TICK)
			spec_trap_kill();
		else if (trap == TRAP_TICK)
			spec_trap_tick();
	}
}

void
spec_system_init(uint32_t mbi)
{
	AXIOM("where lives begin is a number of the linker's");
	spec_vm_init(mbi);
	spec_proc_set_entry((uint32_t)live);
}

/* The root's life is that of the machine. */
_Noreturn void
spec_system_run(const char *name, uint32_t count)
{
	AXIOM("programs run");
	uint32_t module = spec_module_find(name, count);

	if (module == MODULE_NONE || !spec_proc_is_program(module))
		STOP();
	spec_proc_load_root(module);
	live();
}
