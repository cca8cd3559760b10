; Assembly may use what is assembly-style.
        bits    32
        extern  switch_to
        global  thread_exit

        section .text
thread_exit:
        mov     eax, [esp]
        push    ebx
        call    switch_to
        pop     ebx
        ret
