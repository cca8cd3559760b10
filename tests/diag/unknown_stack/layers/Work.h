#pragma once

void work(void);
