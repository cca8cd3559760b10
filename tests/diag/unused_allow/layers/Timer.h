#pragma once

void timer_set(unsigned slot, void (*handler)(void));
void timer_tick(void);
