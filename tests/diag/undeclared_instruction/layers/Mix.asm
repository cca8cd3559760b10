        bits    32
        global  mix

        section .text
mix:
        int     48
        in      al, dx
        mov     ds, eax
        mov     eax, ds
        fld1
        movaps  xmm0, xmm1
        jmp     .out
        db      0xfa, 0xec              ; data that looks like cli and in
.out:
        ret
