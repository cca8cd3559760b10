#pragma once

void hook_set(void (*function)(void));
void hook_run(void);
