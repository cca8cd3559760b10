        bits    32
        section .text
        global  twice, thrice

twice:
        mov     eax, [esp + 4]
        add     eax, eax
        ret

thrice:
        mov     ebx, [esp + 4]          ; which is its caller's
        lea     eax, [ebx + ebx * 2]
        ret
