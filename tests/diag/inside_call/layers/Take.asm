        bits    32
        extern  get_used
        global  take

        section .text
take:
        call    get_used
        call    get_used + 3
        mov     eax, get_used
        call    eax
        mov     eax, get_used + 3
        call    eax
        push    get_used + 3
        ret

        jmp     take + 5                ; it is its own
