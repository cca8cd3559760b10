#include "A.h"

int a;
