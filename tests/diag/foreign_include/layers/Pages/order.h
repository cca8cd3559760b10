#pragma once

/* Pages.h includes it, so that it comes along in import.h. */
#define PAGE_ORDER 12
