#pragma once

unsigned high_next(void);
