#pragma once
unsigned high_next(void);
unsigned high_last(void);
