#pragma once

void desk_open(void);
