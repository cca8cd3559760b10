#pragma once

void clock_tick(void);
