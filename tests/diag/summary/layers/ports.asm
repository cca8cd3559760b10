        bits    32
        global  port_in, port_out

        section .text
port_in:
        mov     edx, [esp + 4]
        in      eax, dx
        ret

port_out:
        mov     edx, [esp + 4]
        mov     eax, [esp + 8]
        out     dx, eax
        ret
