#pragma once

enum { TABLE_SIZE = 64 };
