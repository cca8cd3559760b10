#pragma once

unsigned tree_depth(void);
