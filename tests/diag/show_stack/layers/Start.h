#pragma once

void start_end(void);
