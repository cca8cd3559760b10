        bits    32
        section .text
        global  memset

memset:
        push    edi
        mov     edi, [esp + 8]
        mov     eax, [esp + 12]
        mov     ecx, [esp + 16]
        rep stosb
        mov     eax, [esp + 8]
        pop     edi
        ret
