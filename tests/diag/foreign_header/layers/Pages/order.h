#pragma once

typedef unsigned order_t;
