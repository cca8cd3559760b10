#pragma once

void box_open(void);
