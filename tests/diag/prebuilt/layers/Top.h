#pragma once
unsigned top_next(void);
unsigned _ZN3Top5countEv(void);
