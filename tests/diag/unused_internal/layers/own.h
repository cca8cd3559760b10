#pragma once

unsigned least(void);
unsigned most(void);
