        bits    32
        global  call_eax, call_on
        extern  start_end
        section .text
call_eax:
        mov     eax, [0x500]
        call    eax
        ret
call_on:
        call    start_end
        ret
