        bits    32
        global  call_eax, call_on
        extern  start_end
        section .text
call_eax:
        mov     eax, [esp + 4]
        call    eax
        ret
call_on:
        call    start_end
        ret
