/*
#include "../Take/own.h"
*/
#include "../shared/count.h"
#include "../Take/own.h" /* pulls in
#include "../Take/own.c" too */

void _start(void);

void
_start(void)
{
	for (;;)
		;
}
