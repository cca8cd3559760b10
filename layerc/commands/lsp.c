/* layerc lsp: a language server for editors, on standard input and output. */
#include "../lsp/server.h"

#include <unistd.h>

int
lsp_run(struct session *session, const struct options *options)
{
	return server_run(session, options, STDIN_FILENO, STDOUT_FILENO);
}
