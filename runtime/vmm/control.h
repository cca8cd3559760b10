/*
 * Instructions that change what the guest's processor is: its mode, its task.
 *
 * The kernel lets no guest do them by itself: they are done here, with what the
 * guest's code and tables say.  After AMD's manual, volume 3.
 */
#pragma once

#include <stdint.h>

struct monitor;

/*
 * MOV to CR0 and LMSW; LTR: each from a register, without prefixes.  Does it,
 * but for going on behind it, and returns 0; or returns the exception that it
 * is, an event, with its error code in *error.  Ends a guest that does it in
 * another form.
 */
uint32_t control_write_cr0(struct monitor *monitor, uint32_t *error);
uint32_t control_load_task(struct monitor *monitor, uint32_t *error);
