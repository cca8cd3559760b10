#pragma once

unsigned int container_alloc(void);
