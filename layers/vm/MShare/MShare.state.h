/* What MShare says of offers, and of pages that are shared. */
#pragma once

#include "../../mm/MAbOwner/MAbOwner.state.h"
#include "../../thread/PAbQueue/PAbQueue.state.h"
#include "../MPTNew/MPTNew.state.h"
#include "../MShareOp/MShareOp.state.h"

/* An offer that is not dead is between two that live, of a page's place. */
#define IS_OFFER_SOUND(from, to) \
	(SHARE.offers[from][to].state == SHARE_DEAD || \
	 ((from) != (to) && ABTCB[from].state != THREAD_DEAD && \
	  ABTCB[to].state != THREAD_DEAD && SHARE.users[from] && \
	  SHARE.users[to] && \
	  (SHARE.offers[from][to].state != SHARE_PENDING || \
	   IS_PLACE(SHARE.offers[from][to].loc))))
#define IS_PLACE(va) \
	((va) >= USER_LOW && (va) < USER_HIGH && (va) % PAGE_BYTES == 0)

/* Only one of two waits for the other; who shares a page, has offered it. */
#define IS_PAIR_SOUND(one, other) \
	((SHARE.offers[one][other].state != SHARE_PENDING || \
	  SHARE.offers[other][one].state != SHARE_PENDING) && \
	 (SHARE.offers[one][other].state != SHARE_DEAD || \
	  SHARE.offers[other][one].state != SHARE_DEAD || (one) == (other) || \
	  ALL(page, 0, NPS, !IS_OF(one, page) || !IS_OF(other, page))))
#define ARE_OFFERS_SOUND(one, other) \
	(IS_OFFER_SOUND(one, other) && IS_PAIR_SOUND(one, other))
