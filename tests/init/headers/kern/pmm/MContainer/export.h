#pragma once

unsigned int container_alloc(void);
void container_free(unsigned int page);
