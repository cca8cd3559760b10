#pragma once

void start_init(void);
