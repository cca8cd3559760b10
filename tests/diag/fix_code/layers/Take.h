#pragma once

void take_to(unsigned count);
