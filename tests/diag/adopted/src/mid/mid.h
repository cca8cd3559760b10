#pragma once

void mid_complain(const char *text);
int mid_run(int size);
