#ifndef DEV_SERIAL_H
#define DEV_SERIAL_H
void serial_put(char byte);
void port_out(int port, int byte);
#endif
