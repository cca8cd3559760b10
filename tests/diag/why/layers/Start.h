#pragma once

void start_init(void);
void start_hook(void (*function)(void));
void port_out(unsigned port, unsigned value);
_Noreturn void stop(unsigned line);

#define ASSERT(condition) ((condition) ? (void)0 : stop(__LINE__))
