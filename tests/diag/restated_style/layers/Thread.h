#pragma once

void thread_yield(void);
void thread_exit(void);
