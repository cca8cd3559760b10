#pragma once

void timer_add(unsigned *count);
