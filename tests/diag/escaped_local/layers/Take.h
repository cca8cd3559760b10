#pragma once

unsigned take(void);
unsigned take_back(void);
