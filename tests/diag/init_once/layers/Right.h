#pragma once

void right_init(void);
