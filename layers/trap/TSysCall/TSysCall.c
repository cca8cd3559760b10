#include "TSysCall.h"

#include "import.h"

/* Bits of the processor's word about a page fault. */
enum { FAULT_PRESENT = 1 };

static void
pagefault_handler(void)
{
	if ((trap_error() & FAULT_PRESENT) || !pf_resv(trap_address()))
		trap_kill();
}

/* The calls that nobody makes often, and those that there are not. */
static void
syscall_dispatch_rare(void)
{
	switch (syscall_number()) {
	case SYS_PROCESS:
		sys_process();
		break;
	case SYS_PROGRAM:
		sys_program();
		break;
	case SYS_KILL:
		sys_kill();
		break;
	case SYS_OFFER_SHARE:
		sys_offer_share();
		break;
	case SYS_SHARE_STATUS:
		sys_share_status();
		break;
	default:
		sys_vm();
		break;
	}
}

static void
syscall_dispatch(void)
{
	switch (syscall_number()) {
	case SYS_PUTS:
		sys_puts();
		break;
	case SYS_EXIT:
		sys_exit();
		break;
	case SYS_YIELD:
		sys_yield();
		break;
	case SYS_GETPID:
		sys_getpid();
		break;
	case SYS_GET_QUOTA:
		sys_get_quota();
		break;
	case SYS_SPAWN:
		sys_spawn();
		break;
	case SYS_SEND:
		sys_send();
		break;
	case SYS_RECV:
		sys_recv();
		break;
	case SYS_SLEEP:
		sys_sleep();
		break;
	case SYS_WAKEUP:
		sys_wakeup();
		break;
	case SYS_WAIT:
		sys_wait();
		break;
	case SYS_GETC:
		sys_getc();
		break;
	case SYS_TIME:
		sys_time();
		break;
	case SYS_SHUTDOWN:
		sys_shutdown();
		break;
	case SYS_RESERVE:
		sys_reserve();
		break;
	case SYS_RELEASE:
		sys_release();
		break;
	case SYS_SYNC_SEND:
		sys_sync_send();
		break;
	case SYS_SYNC_RECV:
		sys_sync_recv();
		break;
	case SYS_CALL:
		sys_call();
		break;
	case SYS_SYNC_CALL:
		sys_sync_call();
		break;
	default:
		syscall_dispatch_rare();
		break;
	}
}

/* The life of each process, seen from the kernel. */
_Noreturn static void
serve(void)
{
	for (;;) {
		uint32_t trap = proc_run();

		if (trap == TRAP_SYSCALL)
			syscall_dispatch();
		else if (trap == TRAP_PAGE_FAULT)
			pagefault_handler();
		else if (trap < TRAP_TICK)
			trap_kill();
		else if (trap == TRAP_TICK)
			trap_tick();
		/* What is left are interrupts that nobody has asked for. */
	}
}

void
system_init(uint32_t mbi)
{
	vm_init(mbi);
	proc_set_entry((uint32_t)serve);
}

void
system_run(const char *name, uint32_t count)
{
	uint32_t module = module_find(name, count);

	if (module == MODULE_NONE || !proc_is_program(module))
		panic(__FILE__, __LINE__,
		      "the boot loader has not brought the first program");
	proc_load_root(module);
	serve();
}
