/*
 * LowMemory -- the first GiB: what a kernel with page maps sees of memory.
 *
 * Higher addresses are those of processes: under them the kernel has no way to
 * physical memory.
 */
#pragma once

/* Memory from here on is left alone. */
enum { MEMORY_END = 0x40000000 };
