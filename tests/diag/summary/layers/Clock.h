#pragma once

unsigned clock_read(void);
