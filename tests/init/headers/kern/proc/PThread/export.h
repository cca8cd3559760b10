#pragma once

unsigned int thread_spawn(void);
