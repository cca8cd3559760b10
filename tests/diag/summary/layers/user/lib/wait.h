#pragma once

/* Lets some time pass. */
void wait(unsigned long turns);
