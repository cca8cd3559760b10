#include "Pages.h"
