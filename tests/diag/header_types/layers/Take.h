#pragma once

#include "import.h"

typedef struct range range_t;

range_t take(page_t page);
