#pragma once

void console_put(char c);
