#include "Pages.h"
#include "import.h"
struct pages {unsigned end, owner[PAGE_COUNT];};
static struct pages pages;
static void prep(void){ pages.end = start_end(); }
void pages_init(void){ prep(); start_init(); pages.owner[0]=1;}
unsigned page_owner(unsigned page){return pages.owner[page];}
void page_give(unsigned page,unsigned owner){pages.owner[page]=owner;}
