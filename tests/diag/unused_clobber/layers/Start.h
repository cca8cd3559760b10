#pragma once

_Noreturn void stop(void);
