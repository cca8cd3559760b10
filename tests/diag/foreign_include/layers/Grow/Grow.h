#pragma once

unsigned grow(void);
