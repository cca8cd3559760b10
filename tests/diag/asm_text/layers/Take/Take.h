#pragma once

unsigned take(void);
unsigned take_once(void);
