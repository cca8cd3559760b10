/* Channels and threads as below; the steps that others' specifications use. */
#pragma once

#include "../../thread/PHThread/PHThread.state.h"
#include "../PIPCIntro/PIPCIntro.state.h"

/* No message waits for a dead process. */
#define CAN_BE_HEARD(ch) (ABTCB[ch].state != THREAD_DEAD || !CHAN[ch].info)

void spec_proc_init(uint32_t mbi);
void spec_chan_check(void);
bool spec_is_chan_ready(void);
bool spec_send(uint32_t ch, uint32_t value);
uint32_t spec_recv(void);
void spec_chan_clear(uint32_t ch);
