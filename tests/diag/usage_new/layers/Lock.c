#include "Lock.h"
