#pragma once

void ring(void);
