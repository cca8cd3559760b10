#include "Pages.h"
#include "import.h"
static unsigned helper(void){return 1;}
unsigned page_two(void){return helper();}
