/*
 * The programs' library is used here for its text alone: there is no kernel of
 * ours below.
 */
#pragma once

struct process_info;
