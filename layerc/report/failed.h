/*
 * What the programs that ninja ran have said of what they could not make.
 *
 * People read the words themselves, on standard error.  Programs read reports,
 * and would take a run that was cut short for one that found nothing.
 */
#pragma once

#include "session.h"

/*
 * Reports what stands in session->failed, if anything does: each error that
 * has a place, in the form PATH:LINE[:COLUMN]: error: TEXT of the GNU Coding
 * Standards ("Formatting Error Messages"), with its notes; and for each thing
 * that was not made without one, all that was said of it.
 */
void failed_report(struct session *session);
