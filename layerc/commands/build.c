/* layerc build: check a kernel, then compile, assemble and link it. */
#include "../base/die.h"
#include "known.h"
#include "make.h"

int
build_run(struct session *session, const struct options *options)
{
	int status;

	if (!known_is_usage(options))
		return EXIT_USAGE;
	make_named(session, options, &status);
	return status;
}
