#pragma once

unsigned get_used(void);
unsigned get_free(void);
