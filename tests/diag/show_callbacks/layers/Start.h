#pragma once

void stop(void);
