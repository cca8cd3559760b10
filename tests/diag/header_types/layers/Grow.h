#pragma once

#include "import.h"

page_t grow(range_t range);
