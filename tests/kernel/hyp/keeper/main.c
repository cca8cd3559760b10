/*
 * A guest whose debug and floating-point registers hold a number that the
 * parent sends, and stay as they are while other guests have others: the
 * program `keeper`.  It ends with the number of rounds that were right.
 */
#include "../../base/tests/check.h"
#include "../tests/vm.h"
#include "sys.h"

extern const uint8_t keeper[], keeper_end[];

int main(void);

enum { ROUNDS = 50 };

/* What the guest has stored of xmm3, st0, dr0 and dr3. */
struct kept {
	uint32_t number, pad[3], xmm[4], fpu, dr0, dr3;
};

int
main(void)
{
	uint32_t number = recv_wait(), good = 0;
	struct kept *kept;

	guest_32(keeper, keeper_end);
	kept = guest_at(DATA_AT);
	kept->number = number;
	CHECK(guest_run(0, 0, 0).reason == VM_EXIT_VMMCALL);
	for (uint32_t i = 0; i < ROUNDS; i++) {
		struct vm_exit exit = guest_run(VM_SKIP, 0, 0);

		good += exit.reason == VM_EXIT_VMMCALL &&
		        kept->xmm[0] == number && kept->fpu == number &&
		        kept->dr0 == number && kept->dr3 == number;
		kept->xmm[0] = 0;
		kept->fpu = 0;
		kept->dr0 = 0;
		sys_yield();
	}
	return (int)good;
}
