#pragma once

#include "import.h"
#include "../Take/own.h"
