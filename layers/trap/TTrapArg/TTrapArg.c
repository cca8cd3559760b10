#include "TTrapArg.h"

#include "import.h"

uint32_t
trap_number(void)
{
	return uctx_get(get_curid(), UCTX_TRAP);
}

uint32_t
trap_error(void)
{
	return uctx_get(get_curid(), UCTX_ERROR);
}

uint32_t
trap_place(void)
{
	return uctx_get(get_curid(), UCTX_EIP);
}

uint32_t
syscall_number(void)
{
	return uctx_get(get_curid(), UCTX_EAX);
}

uint32_t
syscall_arg1(void)
{
	return uctx_get(get_curid(), UCTX_EBX);
}

uint32_t
syscall_arg2(void)
{
	return uctx_get(get_curid(), UCTX_ECX);
}

uint32_t
syscall_arg3(void)
{
	return uctx_get(get_curid(), UCTX_EDX);
}

void
syscall_set_errno(uint32_t error)
{
	uctx_set(get_curid(), UCTX_EAX, error);
}

void
syscall_set_retval1(uint32_t value)
{
	uctx_set(get_curid(), UCTX_EBX, value);
}

void
syscall_set_retval2(uint32_t value)
{
	uctx_set(get_curid(), UCTX_ECX, value);
}
