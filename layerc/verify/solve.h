/* Answers to obligations: with instances of what holds for all indices. */
#pragma once

#include "proof.h"

/*
 * Decides all obligations of the machine, and sets the proof's verdict: vacuous
 * if they hold and what has to happen, unless it is NULL, cannot.
 */
void solve(struct machine *machine, uint32_t limit, term happens,
           struct proof *proof);

/* Whether the guard can hold, given all facts. */
enum answer solve_guard(struct machine *machine, uint32_t limit, term guard);
