/* Threads as below; the first step that others' specifications use. */
#pragma once

#include "../PTCBIntro/PTCBIntro.state.h"

void spec_thread_init(uint32_t mbi);
