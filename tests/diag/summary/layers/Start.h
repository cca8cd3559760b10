#pragma once

void start_init(void);
unsigned port_in(unsigned port);
void port_out(unsigned port, unsigned value);

/* Returns the address behind the image. */
unsigned start_end(void);
