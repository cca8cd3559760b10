#pragma once

#include "order.h"

order_t get_used(void);
