#pragma once

unsigned page_x(void);unsigned page_y(void);unsigned page_take(unsigned owner);
