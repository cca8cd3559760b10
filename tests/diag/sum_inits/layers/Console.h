#pragma once

void console_init(void);void console_put(unsigned byte);
