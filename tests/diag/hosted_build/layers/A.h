#pragma once

void a(void);
