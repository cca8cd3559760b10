#include "Take.h"
