        bits    32
        extern  get_used
        global  take

        section .text
take:
        call    get_used
        mov     ecx, name
        mov     dl, [take + 3]          ; read, and not entered
        jmp     .over
        db      0xff, 0xff              ; data, that nothing leads to

.over:
        test    eax, eax
        jz      .out
        db      0x0f, 0x04              ; no instruction has this code
.out:
        ret

name:   db      "take", 0xff, 0xff      ; an address that no one goes to
