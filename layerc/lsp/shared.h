/* What the files of the server share; server.h is for others. */
#pragma once

#include "answers.h"
#include "message.h"
#include "snapshot.h"

enum server_phase { PHASE_NEW, PHASE_RUNNING, PHASE_SHUT_DOWN };

/* The name of the progress that is shown, and of the request to show it. */
#define SHOW_TOKEN "layerc"

struct server {
	struct session *session;
	const struct options *options;
	int input, output;
	enum server_phase phase;
	bool is_over;     /* "exit", or the editor is gone */
	bool can_watch;   /* the editor tells of files that change */
	bool can_show;    /* it shows that something takes long */
	bool is_shown;    /* and does */
	bool is_confused; /* the last bytes were no message */
	struct documents documents;
	struct mirror mirror;
	bool has_mirror;
	struct frame_input received;
	/* A document is not what the newest snapshot has seen; it is due when
	 * the clock of process_now reads so. */
	bool is_changed;
	long due_ms;
	struct snapshot newest, usable;
	json_t *queue; /* requests that have no answer, in their order */
	json_t *uris;  /* of files about which something was said */
};

/* Sends a message, which is taken. */
void server_send(struct server *server, json_t *message);

/* Does what a message says. */
void server_take(struct server *server, const json_t *message);

/* From now on there is something to check. */
void server_change(struct server *server);

/* Begins a snapshot of what there is now, in place of the newest. */
void server_check(struct server *server);

/* Shows that a check goes on, or that it does not any more. */
void server_show(struct server *server, bool goes_on);

/* Takes what has come from a snapshot; false when that has ended. */
bool server_hear(struct server *server, struct snapshot *snapshot);

/* Hands requests to snapshots that have nothing to do. */
void server_ask(struct server *server);

/* The request of an id that has no answer yet, or NULL. */
json_t *server_find(const struct server *server, const json_t *id);

/* Drops a request that has its answer. */
void server_forget(struct server *server, const json_t *request);
