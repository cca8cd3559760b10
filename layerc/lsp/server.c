#include "server.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "../base/die.h"
#include "../base/process.h"
#include "shared.h"

enum { QUIET_MS = 150 };

void
server_send(struct server *server, json_t *message)
{
	if (!frame_send(server->output, message))
		server->is_over = true;
	json_decref(message);
}

void
server_change(struct server *server)
{
	server->is_changed = true;
	server->due_ms = process_now() + QUIET_MS;
}

/* What is no message gets one answer, however many bytes it has. */
static void
take_broken(struct server *server, const char *wrong)
{
	if (!server->is_confused)
		server_send(server, message_error(NULL, ERROR_PARSE, wrong));
	server->is_confused = true;
}

static void
take_body(struct server *server, const struct frame *frame)
{
	json_error_t error;
	json_t *message = json_loadb(frame->body, frame->size,
	                             JSON_ALLOW_NUL | JSON_DECODE_ANY, &error);

	server->is_confused = false;
	if (message)
		server_take(server, message);
	else
		server_send(server,
		            message_error(NULL, ERROR_PARSE, error.text));
	json_decref(message);
}

static void
take_input(struct server *server)
{
	enum frame_state state;
	struct frame frame;

	if (!frame_receive(&server->received, server->input)) {
		server->is_over = true;
		return;
	}
	while (!server->is_over &&
	       (state = frame_next(&server->received, &frame)) !=
	               FRAME_PARTIAL) {
		if (state == FRAME_BROKEN)
			take_broken(server, frame.wrong);
		else
			take_body(server, &frame);
		frame_drop(&server->received, &frame);
	}
}

/* How long nothing happens unless a message comes. */
static int
time_left(const struct server *server)
{
	long left = server->due_ms - process_now();

	if (!server->is_changed)
		return -1;
	return left > 0 ? (int)left : 0;
}

static void
serve(struct server *server)
{
	struct pollfd ends[] = {
		{.fd = server->input, .events = POLLIN},
		{.fd = server->newest.channel, .events = POLLIN},
		{.fd = server->usable.channel, .events = POLLIN},
	};

	if (poll(ends, 3, time_left(server)) < 0 && errno != EINTR)
		die("cannot wait for messages:");
	if (ends[2].revents && !server_hear(server, &server->usable))
		snapshot_end(&server->usable);
	if (ends[1].revents && !server_hear(server, &server->newest))
		snapshot_end(&server->newest);
	if (ends[0].revents)
		take_input(server);
	if (server->is_changed && process_now() >= server->due_ms)
		server_check(server);
	server_ask(server);
}

int
server_run(struct session *session, const struct options *options, int input,
           int output)
{
	struct server server = {
		.session = session,
		.options = options,
		.input = input,
		.output = output,
		.documents.arena = session->arena,
		.newest.channel = -1,
		.usable.channel = -1,
		.queue = json_array(),
		.uris = json_array(),
	};

	/* An editor that is gone is seen where a message is written. */
	signal(SIGPIPE, SIG_IGN);
	while (!server.is_over)
		serve(&server);
	snapshot_end(&server.newest);
	snapshot_end(&server.usable);
	json_decref(server.queue);
	json_decref(server.uris);
	frame_free(&server.received);
	documents_free(&server.documents);
	return server.phase == PHASE_SHUT_DOWN ? EXIT_FINE : EXIT_WRONG;
}
