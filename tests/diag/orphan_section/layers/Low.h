#pragma once

unsigned low_next(void);
