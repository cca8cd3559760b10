#pragma once

void console_put(unsigned byte);
