#include "B.h"

