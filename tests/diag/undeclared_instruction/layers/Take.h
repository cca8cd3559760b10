#pragma once

unsigned take(void);
void mix(void);
