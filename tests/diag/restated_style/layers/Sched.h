#pragma once

void sched(void);
