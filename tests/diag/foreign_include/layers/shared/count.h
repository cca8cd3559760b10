#pragma once

typedef unsigned count_t;
