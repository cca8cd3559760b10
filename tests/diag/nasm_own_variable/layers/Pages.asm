        bits    32
        global  get_used

        section .bss
used:   resd    1

        section .text
get_used:
        mov     eax, [used]
        ret
