#pragma once

#include "../shared/count.h"
#include "order.h"

count_t get_used(void);
