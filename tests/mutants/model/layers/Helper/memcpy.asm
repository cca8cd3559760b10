        bits    32
        section .text
        global  memcpy

memcpy:
        push    esi
        push    edi
        mov     edi, [esp + 12]
        mov     esi, [esp + 16]
        mov     ecx, [esp + 20]
        rep movsb
        mov     eax, [esp + 12]
        pop     edi
        pop     esi
        ret
