#pragma once

void clock_init(void);unsigned clock_read(void);
