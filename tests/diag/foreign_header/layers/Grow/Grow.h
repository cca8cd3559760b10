#pragma once

#include "../Pages/order.h"

order_t grow(void);
