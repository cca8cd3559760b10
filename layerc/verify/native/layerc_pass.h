/*
 * Calls of what a layer passes of those below, by its specification alone, and
 * of what the layer prepares its tests by: they bring about states that the
 * layer's own calls do not.
 */
#pragma once

/* Makes one, if there is any. */
void pass_one(void);

/* Chooses some that are hardly called from now on. */
void pass_leave_some(void);
