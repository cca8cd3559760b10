/* What tests begin with: what guests have exited for, and what was to happen.
 */
#include "VVMCBOp.state.h"

#include "../VVMCBIntro/VVMCBIntro.state.h"

static uint32_t
choose_word(void)
{
	enum { EXITS = 0xa0, INSTRUCTIONS = 0x60, EVENT_COUNT = 40 };

	switch (CHOICE(5)) {
	case 0:
		return 0;
	case 1:
		return CHOICE(EXITS);
	case 2:
		return INSTRUCTIONS + CHOICE(EXITS - INSTRUCTIONS);
	case 3:
		return (uint32_t)1 << 31 | CHOICE(16) << 8 |
		       CHOICE(EVENT_COUNT);
	default:
		return CHOICE(1 << 16) << 16 | CHOICE(1 << 16);
	}
}

void
prepare_VVMCBOp(void)
{
	static const uint16_t places[] = {
		INTERRUPTS_AT, SHADOW_AT,   EXIT_AT,     EXIT_AT + 2,
		EXIT_AT + 3,   EXIT_AT + 4, EXIT_AT + 5, WAS_EVENT_AT,
		EVENT_AT,      NEXT_EIP_AT,
	};

	spec_vmcb_write(CHOICE(4), 4 * places[CHOICE(10)], choose_word());
}
