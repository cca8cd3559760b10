        bits    32
        global  frame_swap

        section .bss align=4
frames:
        resd    8

        section .text
frame_swap:
        pop     ecx
        mov     [frames + eax * 4], esp
        mov     esp, [frames + edx * 4]
        jmp     ecx
