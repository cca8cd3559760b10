#pragma once

/* Stops if the last is 7, or where level_check does. */
void exact(void);

/* The same. */
void often(void);
