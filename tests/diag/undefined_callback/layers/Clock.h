#pragma once

void clock_start(void);
unsigned clock_read(void);
