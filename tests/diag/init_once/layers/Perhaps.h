#pragma once

void perhaps_init(void);
