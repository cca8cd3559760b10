#include "import.h"
void main(void);
void main(void) { take(); }

__asm__(".include \"layers/Pages/x.inc\"\n"
	"bytes: .incbin \"layers/Pages/Pages.c\"\n"
	"more: .incbin \"layers/shared/y.inc\"\n");
