#pragma once

void machine_exit(unsigned value);
