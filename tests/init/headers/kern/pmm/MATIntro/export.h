#ifndef _KERN_PMM_MATINTRO_H_
#define _KERN_PMM_MATINTRO_H_

#ifdef _KERN_

unsigned int get_nps(void);
void set_nps(unsigned int count);
unsigned int at_is_norm(unsigned int page);
void at_set_perm(unsigned int page, unsigned int norm);

#endif

#endif
