#include "../base/file.h"
#include "creader.h"

/* Set by the Makefile: the folder of the LLVM that layerc is linked with. */
#ifndef LLVM_FOLDER
#define LLVM_FOLDER "/usr/lib/llvm-14"
#endif

const char *
creader_resources(struct arena *arena)
{
	struct path_list found = {0};

	file_glob(arena, LLVM_FOLDER "/lib/clang/*/include/stddef.h", &found);
	if (found.count == 0)
		return NULL;
	return path_folder(arena, found.items[0]);
}
