#pragma once

void log_text(const char *text);
void log_flush(void);
extern int log_level;
