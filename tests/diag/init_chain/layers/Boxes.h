#pragma once

void boxes_init(void);
