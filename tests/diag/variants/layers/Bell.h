#pragma once

void chime(void);
