/*
 * What the server says of a view: one function a request.  Each returns the
 * result, or JSON's null where there is none; if there is a reason, it is in
 * view->refusal.
 */
#pragma once

#include "view.h"

/*
 * The notifications of what was reported, a document each; those of uris about
 * which there is nothing to say any more are empty.  log is what tools have
 * written: assemblers tell their mistakes there.
 */
json_t *answer_problems(struct view *view, const json_t *uris, const char *log);

json_t *answer_actions(struct view *view, const json_t *request);
json_t *answer_definition(struct view *view, const json_t *request);
json_t *answer_references(struct view *view, const json_t *request);
json_t *answer_hover(struct view *view, const json_t *request);
json_t *answer_completion(struct view *view, const json_t *request);
json_t *answer_document(struct view *view, const json_t *request);
json_t *answer_workspace(struct view *view, const json_t *request);
json_t *answer_prepare(struct view *view, const json_t *request);
json_t *answer_rename(struct view *view, const json_t *request);

/* The requests above, by name; NULL for another. */
typedef json_t *answer_function(struct view *view, const json_t *request);

struct answer_form {
	const char *method;
	bool has_place; /* its params have a document and a position */
	bool is_exact; /* of the texts as they are, whatever is wrong in them */
	answer_function *answer;
};

const struct answer_form *answer_form(const char *method);
