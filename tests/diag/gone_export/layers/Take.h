#pragma once

unsigned take(void);
