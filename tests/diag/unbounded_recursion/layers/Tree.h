#pragma once

unsigned tree_count(void);
unsigned tree_depth(void);
