/* What a proof comes to, as layerc-prove writes it and layerc reads it. */
#pragma once

enum proof_verdict {
	PROOF_PROVED,
	PROOF_BOUNDED,     /* for loops of so many steps */
	PROOF_TESTED,      /* assumed, and tried by random calls */
	PROOF_ASSUMED,     /* assembly, or hardware, or an AXIOM */
	PROOF_FAILED,      /* there is a state in which it is not so */
	PROOF_UNKNOWN,     /* the solver gave up */
	PROOF_VACUOUS,     /* in no state at all is anything to be shown */
	PROOF_REFUSED,     /* the prover does not know what the code does */
	PROOF_UNSPECIFIED, /* no specification says what is to be proved */
	PROOF_COUNT,
};

/* Its name for people and in files: "proved". */
static inline const char *
proof_verdict_name(enum proof_verdict verdict)
{
	static const char *const names[PROOF_COUNT] = {
		[PROOF_PROVED] = "proved",
		[PROOF_BOUNDED] = "bounded",
		[PROOF_TESTED] = "tested",
		[PROOF_ASSUMED] = "assumed",
		[PROOF_FAILED] = "failed",
		[PROOF_UNKNOWN] = "unknown",
		[PROOF_VACUOUS] = "vacuous",
		[PROOF_REFUSED] = "refused",
		[PROOF_UNSPECIFIED] = "unspecified",
	};

	return names[verdict];
}
