#pragma once

unsigned right_get(void);
