; port_in8 -- reads a byte from a port.
;
;   uint32_t port_in8(uint32_t port);               cdecl, layer PreInit
;
; Ensures    eax is the byte, from 0 to 255.
; Clobbers   edx.

        bits    32
        section .text
        global  port_in8

port_in8:
        mov     edx, [esp + 4]          ; port
        xor     eax, eax
        in      al, dx
        ret
