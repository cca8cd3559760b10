; memcpy -- copies bytes.
;
;   void *memcpy(void *to, const void *from, size_t count);
;                                                   cdecl, layer Helper
;
; Requires   the direction flag is clear.
; Ensures    count bytes at to equal those at from, if the two ranges do not
;            overlap; nothing but the bytes at to has changed; eax is to.
; Clobbers   ecx, edx.

        bits    32
        section .text
        global  memcpy

memcpy:
        push    esi
        push    edi

        mov     edi, [esp + 12]         ; to
        mov     esi, [esp + 16]         ; from
        mov     edx, [esp + 20]         ; count
        mov     eax, edi
        mov     ecx, edx
        shr     ecx, 2                  ; by four as far as they go
        rep movsd
        mov     ecx, edx
        and     ecx, 3
        rep movsb

        pop     edi
        pop     esi
        ret
