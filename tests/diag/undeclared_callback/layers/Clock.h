#pragma once

typedef void (*hook)(void);

struct hooks {
	hook first, second;
};

void clock_start(void);
unsigned clock_read(void);
hook clock_hook(void);
void clock_fill(struct hooks *to);
