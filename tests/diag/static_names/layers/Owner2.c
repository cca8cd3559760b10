#include "Owner.h"
#include "import.h"
unsigned port_in(unsigned p);
unsigned page_x(void);
unsigned page_x(void){ return port_in(3); }
