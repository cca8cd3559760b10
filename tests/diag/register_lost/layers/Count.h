#pragma once

struct pair {
	unsigned low, high;
};

unsigned lost(unsigned value);
unsigned swapped(unsigned value);
unsigned one_path(unsigned value);
unsigned too_deep(unsigned value);
unsigned too_far(unsigned value);
unsigned backward(unsigned value);
unsigned called(unsigned value);
unsigned told(unsigned value);
unsigned kept(unsigned value);
struct pair pair(unsigned value);
unsigned stopped(unsigned value);
unsigned table(unsigned value);
