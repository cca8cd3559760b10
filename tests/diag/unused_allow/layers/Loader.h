#pragma once

void load(void);
