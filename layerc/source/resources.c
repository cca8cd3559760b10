#include "../base/file.h"
#include "creader.h"

/* LLVM_FOLDER and LLVM_LIBRARY are set by the Makefile. */

const char *
creader_resources(struct arena *arena)
{
	struct path_list found = {0};

	file_glob(arena, LLVM_FOLDER "/lib/clang/*/include/stddef.h", &found);
	if (found.count == 0)
		return NULL;
	return path_folder(arena, found.items[0]);
}

const char *
creader_library(void)
{
	return LLVM_LIBRARY;
}
