#pragma once

void box_open(void);
unsigned box_take(void);
