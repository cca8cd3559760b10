#include "Ring.h"

#include "import.h"

static uint32_t places[PLACES], followers[PLACES];

uint32_t
follower(uint32_t which)
{
	return followers[which];
}
