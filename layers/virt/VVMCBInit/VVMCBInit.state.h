/* What VVMCBInit's clients see: whether there is SVM, and a guest after a
 * reset.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../VVMCBIntro/VVMCBIntro.state.h"

/* Addresses of the bits that say which ports and MSRs a guest exits for. */
struct svm_state {
	bool usable;
	uint32_t ports, msrs;
};

extern struct svm_state SVM;

/* The word that begins a segment, by its number. */
#define SEGMENT_OFFSET(n) (0x400 + (n)*16)

/* Of the second word of what a guest exits for: that it can be interrupted. */
enum { EXIT_WHEN_OPEN = 1 << 4 };

/* Whether a guest exits for all that reaches beyond it, and has its own memory.
 */
#define IS_CONFINED_BY(words) \
	((words)[0x004 / 4] == 0x00a00000 && \
	 ((words)[0x00c / 4] & ~(uint32_t)EXIT_WHEN_OPEN) == 0x9d44a02f && \
	 (words)[0x010 / 4] == 0x00003fff && \
	 (words)[0x040 / 4] == SVM.ports && (words)[0x048 / 4] == SVM.msrs && \
	 (words)[0x058 / 4] == 1 && (words)[0x090 / 4] == 1)
#define IS_CONFINED(id) IS_CONFINED_BY(VMCB.words[id])

void spec_vmcb_init(uint32_t mbi);
bool spec_vmcb_is_usable(void);
void spec_vmcb_reset(uint32_t id);
