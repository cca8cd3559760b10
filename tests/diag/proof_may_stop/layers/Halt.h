#pragma once

/* Never returns. */
_Noreturn void halt(void);
