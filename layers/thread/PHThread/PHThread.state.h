/* The steps that others' specifications use. */
#pragma once

#include "../PSched/PSched.state.h"

void spec_kthread_yield(void);
void spec_kthread_sleep(uint32_t ch);
void spec_kthread_exit(void);
