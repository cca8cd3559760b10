#pragma once

unsigned tree_count(void);
void tree_down(void);
void tree_visit(void (*visit)(unsigned));
