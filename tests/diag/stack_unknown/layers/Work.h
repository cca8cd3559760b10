#pragma once

void work(void);
void call_eax(void (*function)(void));
void call_on(void);
