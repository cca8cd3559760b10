        bits    32
        extern  get_used, set_used, used
        global  take

        section .text
take:
        call    get_used
        inc     eax
        push    eax
        call    set_used
        pop     eax
        cmp     eax, [used]
        ret
