#include "PCID.state.h"
#include "PUCtx.state.h"
#include "TTrapArg.state.h"

uint32_t
spec_trap_number(void)
{
	return UCTX[CID][UCTX_TRAP];
}

uint32_t
spec_trap_error(void)
{
	return UCTX[CID][UCTX_ERROR];
}

uint32_t
spec_trap_place(void)
{
	return UCTX[CID][UCTX_EIP];
}

uint32_t
spec_syscall_number(void)
{
	return UCTX[CID][UCTX_EAX];
}

uint32_t
spec_syscall_arg1(void)
{
	return UCTX[CID][UCTX_EBX];
}

uint32_t
spec_syscall_arg2(void)
{
	return UCTX[CID][UCTX_ECX];
}

uint32_t
spec_syscall_arg3(void)
{
	return UCTX[CID][UCTX_EDX];
}

uint32_t
spec_syscall_arg4(void)
{
	return UCTX[CID][UCTX_ESI];
}

void
spec_syscall_set_errno(uint32_t error)
{
	UCTX[CID][UCTX_EAX] = error;
}

void
spec_syscall_set_retval1(uint32_t value)
{
	UCTX[CID][UCTX_EBX] = value;
}

void
spec_syscall_set_retval2(uint32_t value)
{
	UCTX[CID][UCTX_ECX] = value;
}

void
spec_syscall_set_retval3(uint32_t value)
{
	UCTX[CID][UCTX_EDX] = value;
}

void
spec_syscall_set_retval4(uint32_t value)
{
	UCTX[CID][UCTX_ESI] = value;
}
