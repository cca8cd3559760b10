#pragma once

unsigned take(void);

/* Judged where it is expanded: others may have what Take has not. */
#define TAKE_ALL() set_used(take())
