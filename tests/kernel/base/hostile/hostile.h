/*
 * What the program `hostile` can be told to do, in a message.
 */
#pragma once

/* Name, and the trap that it is to be killed for; NO_TRAP: it ends well. */
#define DEEDS \
	DEED(write_null, 14) \
	DEED(read_kernel, 14) \
	DEED(write_kernel, 14) \
	DEED(jump_to_kernel, 14) \
	DEED(jump_to_null, 14) \
	DEED(write_code, 14) \
	DEED(write_constant, 14) \
	DEED(execute_data, 14) \
	DEED(execute_stack, 14) \
	DEED(touch_above, 14) \
	DEED(overflow_stack, 14) \
	DEED(divide_by_zero, 0) \
	DEED(single_step, 1) \
	DEED(breakpoint, 3) \
	DEED(undefined, 6) \
	DEED(halt, 13) \
	DEED(interrupts_off, 13) \
	DEED(interrupts_on, 13) \
	DEED(read_port, 13) \
	DEED(load_cr3, 13) \
	DEED(load_gdt, 13) \
	DEED(write_msr, 13) \
	DEED(wrong_vector, 13) \
	DEED(vector_of_exception, 13) \
	DEED(kernel_segment, 13) \
	DEED(task_segment, 13) \
	DEED(far_return, 13) \
	DEED(sysenter, 13) \
	DEED(bound, 5) \
	DEED(floating_point, 7) \
	DEED(vector_unit, 6) \
	DEED(null_segments, NO_TRAP) \
	DEED(backward_strings, NO_TRAP) \
	DEED(all_flags, NO_TRAP) \
	DEED(odd_stack, NO_TRAP) \
	DEED(stack_nowhere, NO_TRAP) \
	DEED(deep_stack, NO_TRAP) \
	DEED(kill_others, NO_TRAP) \
	DEED(keep_privilege, NO_TRAP) \
	DEED(step_into_call, 1) \
	DEED(return_to_task, 10) \
	DEED(call_timer, 13) \
	DEED(call_noise, 13)

enum { NO_TRAP = 0xff };

enum {
#define DEED(name, trap) DEED_##name,
	DEEDS
#undef DEED
		DEED_COUNT
};
