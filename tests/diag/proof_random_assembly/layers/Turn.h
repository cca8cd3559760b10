#pragma once

/* Exchanges eax and edx. */
void swap(void);

/* The same; and edx is what ecx was. */
void turn(void);
