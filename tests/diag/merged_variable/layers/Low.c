#include "Low.h"

#include "import.h"

unsigned low_pair[2];
