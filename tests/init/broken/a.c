#include "config.h"

int a;
