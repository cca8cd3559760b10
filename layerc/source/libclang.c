#include "libclang.h"

#include <assert.h>
#include <dlfcn.h>
#include <string.h>

#include "../base/die.h"
#include "creader.h"

struct libclang libclang;

/* In the order of the struct, which holds nothing but their addresses. */
static const char *const names[] = {
#define FUNCTION(name) #name,
#include "libclang.def"
#undef FUNCTION
};

enum { COUNT = sizeof(names) / sizeof(*names) };

static_assert(sizeof(struct libclang) == COUNT * sizeof(void *),
              "there is nothing between the addresses");

void
libclang_load(void)
{
	static void *library;
	void *addresses[COUNT];

	if (library)
		return;
	library = dlopen(creader_library(), RTLD_NOW | RTLD_LOCAL);
	if (!library)
		die("cannot load libclang: %s", dlerror());
	for (size_t i = 0; i < COUNT; i++) {
		addresses[i] = dlsym(library, names[i]);
		if (!addresses[i])
			die("'%s' has no '%s'", creader_library(), names[i]);
	}
	memcpy(&libclang, addresses, sizeof(libclang));
}
