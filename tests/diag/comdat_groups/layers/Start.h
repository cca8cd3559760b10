#pragma once
unsigned port_in(void);
