#include "limits.h"

static void
report(struct diag *diag, const struct limit *limit)
{
	switch (limit->kind) {
	case LIMIT_VARIADIC:
		diag_report(diag, DIAG_variadic_function, limit->span,
		            "'%s' takes any number of arguments, which no "
		            "prototype states",
		            limit->what);
		break;
	case LIMIT_JUMP:
		diag_report(diag, DIAG_nonlocal_jump, limit->span,
		            "'%s' jumps past callers, whose layers would not "
		            "finish what they began",
		            limit->what);
		break;
	case LIMIT_FLOAT:
		diag_report(diag, DIAG_floating_point, limit->span,
		            "'%s' needs floating point registers, which no "
		            "layer saves",
		            limit->what);
		break;
	case LIMIT_FRAME:
		diag_report(diag, DIAG_unbounded_frame, limit->span,
		            "'%s' takes as much of the stack as is asked for "
		            "when it runs",
		            limit->what);
		break;
	}
	if (limit->macro.source)
		diag_note(diag, limit->macro, "the macro has it here");
}

void
limits_check(struct program *program, const struct module *module)
{
	for (uint32_t i = 0; i < module->units.count; i++)
		list_each (const struct limit, limit,
		           &module->units.items[i]->limits)
			report(program->session->diag, limit);
}
