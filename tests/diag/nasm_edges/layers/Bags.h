#pragma once

void bag_open(void);
