#include <stdlib.h>

#include "mid.h"

int offset = OFFSET;
