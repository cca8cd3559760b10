; port_out8 -- writes a byte to a port.
;
;   void port_out8(uint32_t port, uint32_t value);  cdecl, layer PreInit
;
; Ensures    the device at port has seen the low byte of value.
; Clobbers   eax, edx.

        bits    32
        section .text
        global  port_out8

port_out8:
        mov     edx, [esp + 4]          ; port
        mov     eax, [esp + 8]          ; value
        out     dx, al
        ret
