        bits    32
        extern  port_out
        global  stop

        section .text
stop:   push    1
        push    0xf4
        call    port_out
.again: jmp     .again
