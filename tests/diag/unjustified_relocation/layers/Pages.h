#pragma once

void stop_late(void);
void stop_loud(void);
