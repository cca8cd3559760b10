#pragma once

#include "../shared/count.h"

count_t take(void);
