#pragma once

struct alarm {
	unsigned at;
	unsigned *counter;
};

unsigned *clock_seconds(void);
const unsigned *clock_marks(void);
void clock_fill(struct alarm *to);
struct alarm clock_alarm(unsigned at);
unsigned clock_page(void);
unsigned clock_read(void);
