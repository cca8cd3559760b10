#include "answers.h"

#include <string.h>

static const struct answer_form forms[] = {
	{"textDocument/definition", true, false, answer_definition},
	{"textDocument/references", true, false, answer_references},
	{"textDocument/hover", true, false, answer_hover},
	{"textDocument/completion", true, false, answer_completion},
	{"textDocument/codeAction", false, true, answer_actions},
	{"textDocument/documentSymbol", false, false, answer_document},
	{"workspace/symbol", false, false, answer_workspace},
	{"textDocument/prepareRename", true, true, answer_prepare},
	{"textDocument/rename", true, true, answer_rename},
};

const struct answer_form *
answer_form(const char *method)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		if (strcmp(forms[i].method, method) == 0)
			return &forms[i];
	return NULL;
}
