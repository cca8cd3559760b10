#pragma once

void take(void);
