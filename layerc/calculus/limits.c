#include "limits.h"

static void
report(struct diag *diag, const char *module, const struct limit *limit)
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
	case LIMIT_CONSTRUCTOR:
		diag_about(diag, "machine", limit->in, "constructor");
		diag_report(diag, DIAG_constructor, limit->span,
		            "'%s' puts '%s' into '%s', which nothing calls",
		            module, limit->in, limit->what);
		diag_note(diag, (struct span){0},
		          "what has to run first is called from the 'init' "
		          "primitive of the layer");
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
			report(program->session->diag, module->name, limit);
}
