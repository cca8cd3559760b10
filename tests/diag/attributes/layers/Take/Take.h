#pragma once

unsigned take(void);
unsigned take_more(void);
unsigned take_all(void);
