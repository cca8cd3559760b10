/* The system calls of machines, for TVM's specification. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../TVMCall/TVMCall.state.h"
