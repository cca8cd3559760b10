#pragma once

void left_init(void);
void left_work(void);
void left_work_once(void);
unsigned left_count_get(void);
