#pragma once

unsigned sum(void);
