/* Maps as below; the first step that others' specifications use. */
#pragma once

#include "../MPTKern/MPTKern.state.h"

void spec_pt_init(uint32_t mbi);
