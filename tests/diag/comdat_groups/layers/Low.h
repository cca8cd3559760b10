#pragma once
unsigned low_next(void);
unsigned low_peek(void);
