#pragma once

void mid_run(void);
void mid_more(void);
void mid_turn(void);
