/* What is kept between and during traps; TSysCall sees only PREEMPTED change.
 */
#pragma once

#include "../../boot/Module/Module.state.h"
#include "../../proc/PProc/PProc.state.h"
#include "../../proc/PUCtx/PUCtx.state.h"
#include "../../vm/MPTNew/MPTNew.state.h"
#include "../TTrapArg/TTrapArg.state.h"

enum { COPY_BYTES = 256, PREEMPTED_COUNT = 64 };

/* What was copied in for the call at hand. */
extern uint8_t COPY[COPY_BYTES];

struct info_state {
	uint32_t state, parent, quota, usage, program;
};

/* What was copied out of it. */
extern struct info_state INFO;

/* Whether others have run in the midst of each process since it slept. */
extern bool PREEMPTED[PREEMPTED_COUNT];

/* Steps of the layers below that these use. */
void spec_console_put(char byte);
bool spec_send(uint32_t ch, uint32_t value);
uint32_t spec_recv(void);
bool spec_is_chan_ready(void);
uint32_t spec_offer_shared_mem(uint32_t source, uint32_t destination,
                               uint32_t va);
uint32_t spec_shared_mem_status(uint32_t source, uint32_t destination);
void spec_sync_open(uint32_t kind, uint32_t peer, uint32_t address,
                    uint32_t count);
bool spec_sync_is_open(void);
void spec_sync_forget(uint32_t pid);
void spec_sync_withdraw(void);
uint32_t spec_sync_count(void);
bool spec_sync_is_waiting(uint32_t peer, uint32_t kind);
uint32_t spec_sync_meet(uint32_t peer, uint32_t address, uint32_t count);
void spec_vm_init(uint32_t mbi);
_Noreturn void spec_vm_end(uint32_t status);

/* What a trap may come to. */
void spec_sys_puts(void);
void spec_sys_exit(void);
void spec_sys_yield(void);
void spec_sys_getpid(void);
void spec_sys_get_quota(void);
void spec_sys_spawn(void);
void spec_sys_send(void);
void spec_sys_recv(void);
void spec_sys_sleep(void);
void spec_sys_wakeup(void);
void spec_sys_wait(void);
void spec_sys_getc(void);
void spec_sys_time(void);
void spec_sys_shutdown(void);
void spec_sys_reserve(void);
void spec_sys_release(void);
void spec_sys_sync_send(void);
void spec_sys_sync_recv(void);
void spec_sys_offer_share(void);
void spec_sys_share_status(void);
void spec_sys_process(void);
void spec_sys_program(void);
void spec_sys_kill(void);
void spec_sys_call(void);
void spec_sys_sync_call(void);
void spec_sys_vm(void);
bool spec_pf_resv(uint32_t va);
void spec_trap_tick(void);
void spec_trap_kill(void);
