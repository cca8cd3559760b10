#pragma once

unsigned box_open(void);
