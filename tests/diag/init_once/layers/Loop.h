#pragma once

void loop_init(void);
