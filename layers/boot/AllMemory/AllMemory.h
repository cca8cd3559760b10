/*
 * AllMemory -- a kernel without page maps can use all memory below 4 GiB.
 */
#pragma once

/* Memory from here on is left alone: here only the last page. */
enum { MEMORY_END = 0xfffff000 };
