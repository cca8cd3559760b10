#ifndef _KERN_PMM_MATOP_IMPORT_H_
#define _KERN_PMM_MATOP_IMPORT_H_

unsigned int get_nps(void);
int at_is_norm(unsigned int page);
void set_nps(unsigned int count);
unsigned int at_is_free(unsigned int page);

#endif
