/* Contexts as below; the first step that others' specifications use. */
#pragma once

#include "../PUCtx/PUCtx.state.h"

void spec_uctx_init(uint32_t mbi);
