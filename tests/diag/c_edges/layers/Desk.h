#pragma once

unsigned desk_open(void);
