        bits    32
        global  switch_to

        section .text
switch_to:
        mov     ebx, eax
        jmp     ebx
