#ifndef _KERN_PMM_MATINTRO_H_
#define _KERN_PMM_MATINTRO_H_

#ifdef _KERN_

unsigned int palloc(void);
void pfree(unsigned int page);
void pfree_all(void);

#endif

#endif
