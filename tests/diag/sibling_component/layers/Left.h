#pragma once

unsigned left_get(void);
