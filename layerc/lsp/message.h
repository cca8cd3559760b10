/* What JSON-RPC and LSP have in every message. */
#pragma once

#include <jansson.h>

enum message_error {
	ERROR_PARSE = -32700,
	ERROR_INVALID_REQUEST = -32600,
	ERROR_METHOD_NOT_FOUND = -32601,
	ERROR_INVALID_PARAMS = -32602,
	ERROR_INTERNAL = -32603,
	ERROR_NOT_INITIALIZED = -32002,
	ERROR_CANCELLED = -32800,
	ERROR_REQUEST_FAILED = -32803,
};

/* LSP's numbers of severities and kinds that are used here. */
enum { SEVERITY_IS_ERROR = 1, SEVERITY_IS_WARNING = 2 };
enum { LOG_ERROR = 1, LOG_WARNING = 2, LOG_INFO = 3 };

/* A response; id is copied, result taken. */
json_t *message_result(const json_t *id, json_t *result);

/* A response that says what is wrong; id may be NULL for one not known. */
json_t *message_error(const json_t *id, enum message_error code,
                      const char *text);

/* A notification; params are taken. */
json_t *message_notification(const char *method, json_t *params);

/* A request of the server's own. */
json_t *message_request(const char *id, const char *method, json_t *params);

/* The notification of a line for the editor's log, or for its user. */
json_t *message_log(int kind, const char *text);
json_t *message_show(int kind, const char *text);
