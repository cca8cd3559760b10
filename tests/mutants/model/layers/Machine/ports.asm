        bits    32
        section .text
        global  port_in, port_out, machine_stop

port_in:
        mov     edx, [esp + 4]
        xor     eax, eax
        in      al, dx
        ret

port_out:
        mov     edx, [esp + 4]
        mov     eax, [esp + 8]
        out     dx, al
        ret

machine_stop:
        mov     eax, [esp + 4]
        out     0xf4, al
.stay:
        cli
        hlt
        jmp     .stay
