#pragma once

unsigned port_in(unsigned port);
void port_out(unsigned port, unsigned value);
