#pragma once

unsigned get_used(void);
void doors_close(void);
