#pragma once

unsigned bag_open(void);
