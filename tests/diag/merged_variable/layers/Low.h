#pragma once

void low_inside(void);
void low_beyond(void);
