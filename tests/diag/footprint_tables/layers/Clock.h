#pragma once

void clock_right(unsigned step);
void clock_wrong(unsigned step);
void clock_below(void);
