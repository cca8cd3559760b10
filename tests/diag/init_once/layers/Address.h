#pragma once

void address_init(void);
