#pragma once

unsigned get_used(void);
