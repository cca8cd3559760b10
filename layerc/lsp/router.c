/* Snapshots, and the requests that they answer. */
#include <errno.h>
#include <string.h>

#include "shared.h"

json_t *
server_find(const struct server *server, const json_t *id)
{
	json_t *request;
	size_t i;

	json_array_foreach (server->queue, i, request)
		if (json_equal(json_object_get(request, "id"), id))
			return request;
	return NULL;
}

void
server_forget(struct server *server, const json_t *request)
{
	json_t *other;
	size_t i;

	json_array_foreach (server->queue, i, other) {
		if (other == request) {
			json_array_remove(server->queue, i);
			return;
		}
	}
}

void
server_show(struct server *server, bool goes_on)
{
	if (server->is_shown == goes_on)
		return;
	server->is_shown = goes_on;
	server_send(server,
	            message_notification(
			    "$/progress",
			    json_pack("{s:s, s:{s:s, s:s*}}", "token",
	                              SHOW_TOKEN, "value", "kind",
	                              goes_on ? "begin" : "end", "title",
	                              goes_on ? "layerc: first check" : NULL)));
}

/* The first check of a project reads all of it. */
static void
announce(struct server *server)
{
	if (server->can_show && server->newest.channel < 0 &&
	    server->usable.channel < 0)
		server_send(server,
		            message_request(
				    SHOW_TOKEN,
				    "window/workDoneProgress/create",
				    json_pack("{s:s}", "token", SHOW_TOKEN)));
	server->can_show = false;
}

void
server_check(struct server *server)
{
	const struct snapshot_start start = {server->options,
	                                     &server->documents,
	                                     &server->mirror, server->uris};

	server->is_changed = false;
	if (!server->has_mirror)
		return;
	announce(server);
	/* What can be asked is kept until there is something better. */
	if (server->newest.is_done && server->newest.is_usable) {
		snapshot_end(&server->usable);
		server->usable = server->newest;
		server->newest = (struct snapshot){.channel = -1};
	}
	snapshot_end(&server->newest);
	if (!snapshot_begin(&server->newest, &start))
		server_send(server,
		            message_show(LOG_ERROR,
		                         "layerc: cannot start a check: "
		                         "no memory or process is "
		                         "left"));
}

/* Remembers about which files something was said. */
static void
note_published(struct server *server, const json_t *params)
{
	const json_t *uri = json_object_get(params, "uri");
	json_t *other;
	size_t i;

	json_array_foreach (server->uris, i, other) {
		if (json_equal(uri, other)) {
			json_array_remove(server->uris, i);
			break;
		}
	}
	if (json_array_size(json_object_get(params, "diagnostics")) > 0)
		json_array_append_new(server->uris, json_deep_copy(uri));
}

static void
take_checked(struct server *server, struct snapshot *snapshot,
             const json_t *params)
{
	struct arena arena = {0};
	const char *log = snapshot_log(snapshot, &arena);

	server_show(server, false);
	snapshot->is_done = true;
	snapshot->is_usable = json_is_true(json_object_get(params, "usable"));
	if (snapshot->is_usable && snapshot == &server->newest)
		snapshot_end(&server->usable);
	if (log[0])
		server_send(server, message_log(LOG_INFO, log));
	arena_free(&arena);
}

/* Takes a message of a snapshot, most of which are for the editor as is. */
static void
hear_message(struct server *server, struct snapshot *snapshot, json_t *message)
{
	const char *method =
		json_string_value(json_object_get(message, "method"));
	const json_t *params = json_object_get(message, "params");
	json_t *request;

	if (method && strcmp(method, "layerc/checked") == 0) {
		take_checked(server, snapshot, params);
		return;
	}
	if (method) {
		note_published(server, params);
		server_send(server, json_incref(message));
		return;
	}
	request = server_find(server, json_object_get(message, "id"));
	json_decref(snapshot->current);
	snapshot->current = NULL;
	/* One that was cancelled has had its answer. */
	if (request) {
		server_send(server, json_incref(message));
		server_forget(server, request);
	}
}

/* Every request that waits gets the error, but for those asked elsewhere. */
static void
give_up(struct server *server, const struct snapshot *snapshot,
        const char *text)
{
	json_t *left = json_array(), *request;
	size_t i;

	json_array_foreach (server->queue, i, request) {
		if (request == server->usable.current &&
		    snapshot != &server->usable)
			json_array_append(left, request);
		else if (!snapshot->is_done || request == snapshot->current)
			server_send(
				server,
				message_error(json_object_get(request, "id"),
			                      ERROR_INTERNAL, text));
		else
			json_array_append(left, request);
	}
	json_decref(server->queue);
	server->queue = left;
}

/* A snapshot ends by itself only where the host fails, or layerc. */
static void
take_end(struct server *server, const struct snapshot *snapshot)
{
	struct arena arena = {0};
	const char *log = snapshot_log(snapshot, &arena);
	const char *text =
		arena_print(&arena, "layerc: %s%s%s",
	                    snapshot->is_done ? "no answer was found"
	                                      : "the check has failed",
	                    log[0] ? ": " : "", log);

	server_show(server, false);
	if (!snapshot->is_done)
		server_send(server, message_show(LOG_ERROR, text));
	give_up(server, snapshot, text);
	arena_free(&arena);
}

bool
server_hear(struct server *server, struct snapshot *snapshot)
{
	struct frame frame;

	if (!frame_receive(&snapshot->input, snapshot->channel)) {
		take_end(server, snapshot);
		return false;
	}
	while (frame_next(&snapshot->input, &frame) == FRAME_WHOLE) {
		json_t *message = json_loadb(frame.body, frame.size,
		                             JSON_ALLOW_NUL, NULL);

		hear_message(server, snapshot, message);
		json_decref(message);
		frame_drop(&snapshot->input, &frame);
	}
	return true;
}

/* The snapshot that answers a request; NULL: it has to wait. */
static struct snapshot *
choose(struct server *server, const json_t *request)
{
	const struct answer_form *form = answer_form(
		json_string_value(json_object_get(request, "method")));
	bool is_typed = strcmp(form->method, "textDocument/completion") == 0;
	struct snapshot *usable = &server->usable;

	/* Who types does not wait for a check. */
	if (server->newest.is_done && server->newest.is_usable)
		usable = &server->newest;
	if (is_typed && usable->channel >= 0)
		return usable;
	if (server->is_changed || server->newest.channel < 0)
		server_check(server);
	if (!server->newest.is_done)
		return NULL;
	return server->newest.is_usable || form->is_exact ||
	                       server->usable.channel < 0
	               ? &server->newest
	               : &server->usable;
}

void
server_ask(struct server *server)
{
	json_t *request;
	size_t i;

	json_array_foreach (server->queue, i, request) {
		struct snapshot *snapshot;

		if (request == server->newest.current ||
		    request == server->usable.current)
			continue;
		snapshot = choose(server, request);
		if (!snapshot || snapshot->channel < 0 || snapshot->current)
			continue;
		snapshot->current = json_incref(request);
		/* If it has ended, that will be heard. */
		frame_send(snapshot->channel, request);
	}
}
