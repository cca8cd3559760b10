#pragma once

#include "../shared/count.h"
#include "import.h"
