/*
 * Machine -- what the kernel of these tests needs of a PC.
 */
#pragma once

unsigned port_in(unsigned port);
void port_out(unsigned port, unsigned value);

/* Takes an interrupt for which there is no gate, so that QEMU ends. */
void machine_reset(void);
