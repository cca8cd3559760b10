#pragma once

/* Returns at once. */
void hurry(void);
