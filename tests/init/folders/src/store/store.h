#pragma once

int store_is_full(void);
void store_put(int value);
extern const int store_sizes[2];
