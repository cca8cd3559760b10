        bits    32
        global  frame_swap

        section .bss align=4
frames:
        resd    8

        section .text
frame_swap:
        push    ebp
        push    ebx
        push    esi
        push    edi
        mov     [frames + eax * 4], esp
        mov     esp, [frames + edx * 4]
        pop     edi
        pop     esi
        pop     ebx
        pop     ebp
        ret
