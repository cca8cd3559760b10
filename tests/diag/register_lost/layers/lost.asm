; What each loses is not the caller's fault.
        bits    32
        extern  count_bits
        global  lost, swapped, one_path, too_deep, called, told

        section .text
lost:
        mov     ebx, [esp + 4]
        lea     eax, [ebx + ebx * 2]
        cpuid
        ret

swapped:
        push    ebx
        push    esi
        mov     ebx, [esp + 12]
        mov     esi, ebx
        lea     eax, [ebx + esi]
        pop     ebx
        pop     esi
        ret

one_path:
        push    edi
        mov     edi, [esp + 8]
        test    edi, edi
        jz      .none
        mov     eax, edi
        pop     edi
        ret
.none:
        xor     eax, eax
        add     esp, 4
        ret

too_deep:
        push    ebp
        mov     ebp, esp
        sub     esp, 8
        push    ebx
        mov     ebx, [ebp + 8]
        mov     eax, ebx
        pop     ebx
        pop     ebp
        ret

called:
        push    ebx
        call    halve
        pop     ebx
        ret

halve:
        mov     edi, [esp + 12]
        shr     edi, 1
        mov     eax, edi
        ret

told:
        mov     eax, [esp + 4]
        jmp     count_bits
