#pragma once

void events_set(void (*function)(unsigned));
void events_raise(unsigned event);
