#pragma once

int cells_used(void);
void cells_put(int value);
