/* Threads and queues as below; the steps that others' specifications use. */
#pragma once

#include "../PTCBInit/PTCBInit.state.h"
#include "../PTDQIntro/PTDQIntro.state.h"

void spec_tdq_enqueue(uint32_t ch, uint32_t pid);
uint32_t spec_tdq_dequeue(uint32_t ch);
void spec_tdq_remove(uint32_t ch, uint32_t pid);
