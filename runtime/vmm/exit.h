/*
 * What the guest stops for, and what is done then.
 *
 * After AMD's manual, volume 2, appendix C, the exit codes of SVM (order number
 * 24593).
 */
#pragma once

struct monitor;

/*
 * Does what monitor->exit asks for, and says in the monitor how the guest is to
 * go on; or ends it.
 */
void exit_handle(struct monitor *monitor);
