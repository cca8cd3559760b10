        bits    32
        global  switch_to, threads

        section .bss
threads:
        resd    1

        section .text
switch_to:
        mov     [threads], eax
        jmp     eax
