#include "message.h"

static json_t *
copy_of(const json_t *id)
{
	return id ? json_deep_copy(id) : json_null();
}

/* A text that comes from files may be no UTF-8. */
static json_t *
words(const char *text)
{
	json_t *string = json_string(text);

	return string ? string : json_string("(a text that is not UTF-8)");
}

json_t *
message_result(const json_t *id, json_t *result)
{
	return json_pack("{s:s, s:o, s:o}", "jsonrpc", "2.0", "id", copy_of(id),
	                 "result", result);
}

json_t *
message_error(const json_t *id, enum message_error code, const char *text)
{
	return json_pack("{s:s, s:o, s:{s:i, s:o}}", "jsonrpc", "2.0", "id",
	                 copy_of(id), "error", "code", (int)code, "message",
	                 words(text));
}

json_t *
message_notification(const char *method, json_t *params)
{
	return json_pack("{s:s, s:s, s:o}", "jsonrpc", "2.0", "method", method,
	                 "params", params);
}

json_t *
message_request(const char *id, const char *method, json_t *params)
{
	return json_pack("{s:s, s:s, s:s, s:o}", "jsonrpc", "2.0", "id", id,
	                 "method", method, "params", params);
}

json_t *
message_log(int kind, const char *text)
{
	return message_notification(
		"window/logMessage",
		json_pack("{s:i, s:o}", "type", kind, "message", words(text)));
}

json_t *
message_show(int kind, const char *text)
{
	return message_notification(
		"window/showMessage",
		json_pack("{s:i, s:o}", "type", kind, "message", words(text)));
}
