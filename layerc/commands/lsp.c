/* layerc lsp: a language server for editors, on standard input and output. */
#include "../lsp/server.h"

#include <stdio.h>
#include <unistd.h>

int
lsp_run(struct session *session, const struct options *options)
{
	/* Who types the command would wait for something to happen. */
	if (isatty(STDIN_FILENO))
		fputs("layerc: an editor starts this and speaks to it; "
		      "Ctrl-D ends it\n",
		      stderr);
	return server_run(session, options, STDIN_FILENO, STDOUT_FILENO);
}
