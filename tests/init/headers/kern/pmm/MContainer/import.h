#pragma once

unsigned int palloc(void);
void pfree(unsigned int page);
