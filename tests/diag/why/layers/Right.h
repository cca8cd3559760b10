#pragma once

void right_init(void);
void right_work(void);
void right_show(void);
