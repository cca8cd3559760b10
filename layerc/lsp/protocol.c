/* What the editor asks of the server itself, and tells it. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/die.h"
#include "../base/file.h"
#include "position.h"
#include "shared.h"

enum { SYNC_INCREMENTAL = 2 };

static json_t *
capabilities(void)
{
	return json_pack(
		"{s:{s:{s:b, s:i, s:b}, s:b, s:b, s:b, s:{s:[s, s]}, s:b, "
		"s:b, s:{s:[s]}, s:{s:b}}, s:{s:s, s:s}}",
		"capabilities", "textDocumentSync", "openClose", 1, "change",
		SYNC_INCREMENTAL, "save", 1, "definitionProvider", 1,
		"referencesProvider", 1, "hoverProvider", 1,
		"completionProvider", "triggerCharacters", ",", " ",
		"documentSymbolProvider", 1, "workspaceSymbolProvider", 1,
		"codeActionProvider", "codeActionKinds", "quickfix",
		"renameProvider", "prepareProvider", 1, "serverInfo", "name",
		"layerc", "version", LAYERC_VERSION);
}

/* The folder that the editor works on, as it says it in one of three ways. */
static const char *
folder_of(struct arena *arena, const json_t *params)
{
	const json_t *folders = json_object_get(params, "workspaceFolders");
	const char *uri = json_string_value(
		json_object_get(json_array_get(folders, 0), "uri"));
	const char *path =
		json_string_value(json_object_get(params, "rootPath"));

	if (!uri)
		uri = json_string_value(json_object_get(params, "rootUri"));
	if (uri)
		path = position_path(arena, uri);
	return path ? path : ".";
}

/* Finds the project that a folder is in, if there is none yet. */
static void
enter(struct server *server, const char *folder)
{
	struct arena *arena = server->session->arena;
	const char *root;

	if (server->documents.root || !folder || chdir(folder) != 0)
		return;
	root = project_root(arena);
	if (!root || chdir(root) != 0)
		return;
	server->documents.root = root;
	server->has_mirror = mirror_open(arena, root, &server->mirror);
	if (!server->has_mirror)
		server_send(server,
		            message_show(LOG_ERROR,
		                         arena_print(arena,
		                                     "layerc: cannot write "
		                                     "below '%s/build': %s",
		                                     root, strerror(errno))));
	else
		server_change(server);
}

/* An editor's folder may hold the project's: a document tells where. */
static void
enter_by_document(struct server *server, const json_t *params)
{
	struct arena *arena = server->session->arena;
	const char *uri = json_string_value(json_object_get(
		json_object_get(params, "textDocument"), "uri"));
	const char *path = uri ? position_path(arena, uri) : NULL;

	if (!server->documents.root && path)
		enter(server, path_folder(arena, path));
	if (!server->documents.root)
		server_send(server,
		            message_log(LOG_WARNING,
		                        "layerc: no folder above the document "
		                        "holds a 'layers' folder"));
}

static void
initialize(struct server *server, const json_t *id, const json_t *params)
{
	const json_t *workspace = json_object_get(
		json_object_get(params, "capabilities"), "workspace");

	if (server->phase != PHASE_NEW) {
		server_send(server, message_error(id, ERROR_INVALID_REQUEST,
		                                  "the server is initialized"));
		return;
	}
	server->can_watch = json_is_true(json_object_get(
		json_object_get(workspace, "didChangeWatchedFiles"),
		"dynamicRegistration"));
	server->can_show = json_is_true(json_object_get(
		json_object_get(json_object_get(params, "capabilities"),
	                        "window"),
		"workDoneProgress"));
	server->phase = PHASE_RUNNING;
	server_send(server, message_result(id, capabilities()));
	enter(server, folder_of(server->session->arena, params));
}

/* Asks to be told of files that others change. */
static void
watch_files(struct server *server)
{
	if (!server->can_watch)
		return;
	server_send(
		server,
		message_request(
			"watch", "client/registerCapability",
			json_pack("{s:[{s:s, s:s, s:{s:[{s:s}]}}]}",
	                          "registrations", "id", "files", "method",
	                          "workspace/didChangeWatchedFiles",
	                          "registerOptions", "watchers", "globPattern",
	                          "**/*.{layer,kernel,transcript,c,h,asm,S,s,"
	                          "inc}")));
}

/* A snapshot that is at it goes on; nobody hears the answer. */
static void
cancel(struct server *server, const json_t *params)
{
	const json_t *request =
		server_find(server, json_object_get(params, "id"));

	if (!request)
		return;
	server_send(server, message_error(json_object_get(request, "id"),
	                                  ERROR_CANCELLED,
	                                  "the editor has cancelled it"));
	server_forget(server, request);
}

/* What is wrong with a notification is nothing that could be answered. */
static void
take_document(struct server *server, const char *method, bool is_well)
{
	struct arena *arena = server->session->arena;

	if (is_well)
		server_change(server);
	else
		server_send(server,
		            message_log(LOG_WARNING,
		                        arena_print(arena,
		                                    "layerc: the params of "
		                                    "'%s' make no sense",
		                                    method)));
}

static void
open_document(struct server *server, const char *method, const json_t *params)
{
	enter_by_document(server, params);
	take_document(server, method,
	              documents_open(&server->documents, params));
}

static void
take_notification(struct server *server, const char *method,
                  const json_t *params)
{
	if (strcmp(method, "exit") == 0)
		server->is_over = true;
	else if (server->phase != PHASE_RUNNING)
		return;
	else if (strcmp(method, "initialized") == 0)
		watch_files(server);
	else if (strcmp(method, "$/cancelRequest") == 0)
		cancel(server, params);
	else if (strcmp(method, "textDocument/didOpen") == 0)
		open_document(server, method, params);
	else if (strcmp(method, "textDocument/didChange") == 0)
		take_document(server, method,
		              documents_change(&server->documents, params));
	else if (strcmp(method, "textDocument/didClose") == 0)
		take_document(server, method,
		              documents_close(&server->documents, params));
	else if (strcmp(method, "textDocument/didSave") == 0 ||
	         strcmp(method, "workspace/didChangeWatchedFiles") == 0)
		server_change(server);
}

/* The text that the question is about, and where in it; NULL: nowhere. */
static json_t *
place_of(const struct server *server, const json_t *params)
{
	const char *uri = json_string_value(json_object_get(
		json_object_get(params, "textDocument"), "uri"));
	const struct document *document =
		uri ? documents_find(&server->documents, uri) : NULL;
	uint32_t offset =
		document ? position_offset(document->text, document->size,
	                                   json_object_get(params, "position"))
			 : UINT32_MAX;

	if (offset == UINT32_MAX)
		return NULL;
	return json_pack("{s:o, s:I}", "text",
	                 json_stringn(document->text, document->size), "offset",
	                 (json_int_t)offset);
}

/* Whether params name a document, where the method is about one. */
static bool
has_document(const char *method, const json_t *params)
{
	return strncmp(method, "textDocument/", 13) != 0 ||
	       json_is_string(json_object_get(
		       json_object_get(params, "textDocument"), "uri"));
}

/* A question for a snapshot. */
static void
take_question(struct server *server, const struct answer_form *form,
              const json_t *message)
{
	const json_t *id = json_object_get(message, "id");
	json_t *request = json_copy((json_t *)message);
	json_t *place;

	if (server_find(server, id)) {
		server_send(server, message_error(id, ERROR_INVALID_REQUEST,
		                                  "a request with this id has "
		                                  "no answer yet"));
	} else if (!server->has_mirror) {
		server_send(server, message_error(id, ERROR_REQUEST_FAILED,
		                                  "there is no project"));
	} else {
		place = place_of(server, json_object_get(message, "params"));
		if (place)
			json_object_set_new(request, "layerc", place);
		if (place || (!form->has_place &&
		              has_document(form->method,
		                           json_object_get(message, "params"))))
			json_array_append(server->queue, request);
		else
			server_send(server,
			            message_error(id, ERROR_INVALID_PARAMS,
			                          "the params name no place in "
			                          "an open document"));
	}
	json_decref(request);
}

static void
take_request(struct server *server, const char *method, const json_t *message)
{
	const json_t *id = json_object_get(message, "id");
	const struct answer_form *form = answer_form(method);

	if (strcmp(method, "initialize") == 0) {
		initialize(server, id, json_object_get(message, "params"));
	} else if (server->phase == PHASE_NEW) {
		server_send(server, message_error(id, ERROR_NOT_INITIALIZED,
		                                  "'initialize' comes first"));
	} else if (server->phase == PHASE_SHUT_DOWN) {
		server_send(server, message_error(id, ERROR_INVALID_REQUEST,
		                                  "the server is shut down"));
	} else if (strcmp(method, "shutdown") == 0) {
		server->phase = PHASE_SHUT_DOWN;
		server_send(server, message_result(id, json_null()));
	} else if (form) {
		take_question(server, form, message);
	} else {
		server_send(server,
		            message_error(id, ERROR_METHOD_NOT_FOUND,
		                          "the server has no such method"));
	}
}

/* The editor's answer to a request of ours. */
static void
take_answer(struct server *server, const json_t *id, const json_t *message)
{
	const char *text = json_string_value(id);

	if (text && strcmp(text, SHOW_TOKEN) == 0 &&
	    json_object_get(message, "result") && !server->newest.is_done &&
	    server->newest.channel >= 0)
		server_show(server, true);
}

void
server_take(struct server *server, const json_t *message)
{
	const json_t *id = json_object_get(message, "id");
	const char *method =
		json_string_value(json_object_get(message, "method"));
	bool has_id = json_is_integer(id) || json_is_string(id);

	if (method && has_id)
		take_request(server, method, message);
	else if (method && !id)
		take_notification(server, method,
		                  json_object_get(message, "params"));
	else if (has_id && (json_object_get(message, "result") ||
	                    json_object_get(message, "error")))
		take_answer(server, id, message);
	else
		server_send(server, message_error(has_id ? id : NULL,
		                                  ERROR_INVALID_REQUEST,
		                                  "this is no message of "
		                                  "JSON-RPC"));
}
