        bits    32
        global  memset

        section .text
memset: push    edi
        mov     edi, [esp + 8]
        mov     eax, [esp + 12]
        mov     ecx, [esp + 16]
        cld
        rep     stosb
        mov     eax, [esp + 8]
        pop     edi
        ret
