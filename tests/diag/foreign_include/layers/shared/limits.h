#pragma once

#include "../Pages/table.h"
