#pragma once

void take_init(void);
unsigned take(void);
