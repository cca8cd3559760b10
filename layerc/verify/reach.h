/* What a constant, or the code of a function, leads to. */
#pragma once

#include <llvm-c/Core.h>

#include "../base/list.h"
#include "../base/map.h"

struct reach {
	struct map seen;
	struct reached LIST(LLVMValueRef) all; /* constants, in order */
};

/*
 * Adds a constant, what it is made of, and if it is a function all constants in
 * its code.  What is only declared leads nowhere; what is no constant is left.
 */
void reach_from(struct reach *reach, struct arena *arena, LLVMValueRef value);
