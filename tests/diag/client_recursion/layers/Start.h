#pragma once

void *memset(void *to, int value, unsigned count);
