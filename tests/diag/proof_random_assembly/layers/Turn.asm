        bits    32
        section .text
        global  swap, turn

swap:
        xchg    eax, edx
        ret

turn:
        xchg    eax, edx
        xchg    edx, eax
        mov     edx, ecx
        ret

