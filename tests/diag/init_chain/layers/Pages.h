#pragma once

void pages_init(void);
