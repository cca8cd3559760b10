        bits    32
        extern  get_used
        global  take

        section .text
take:
        call    get_used
        call    0x100400
        mov     eax, 0x100400
        jmp     eax

.out:   push    0x100400                ; what is pushed is only a number
        add     esp, 4
        push    0x100400
        ret
