; memmove -- copies bytes that may overlap.
;
;   void *memmove(void *to, const void *from, size_t count);
;                                                   cdecl, layer Helper
;
; Requires   the direction flag is clear.
; Ensures    count bytes at to equal what was at from; eax is to; the
;            direction flag is clear.
; Clobbers   ecx, edx.

        bits    32
        section .text
        global  memmove

memmove:
        push    esi
        push    edi

        mov     edi, [esp + 12]         ; to
        mov     esi, [esp + 16]         ; from
        mov     ecx, [esp + 20]         ; count
        mov     eax, edi

        mov     edx, edi
        sub     edx, esi                ; to - from, modulo 2^32
        cmp     edx, ecx
        jb      .backward               ; to lies inside from's range
        rep movsb
        jmp     .done

.backward:
        lea     esi, [esi + ecx - 1]
        lea     edi, [edi + ecx - 1]
        std
        rep movsb
        cld

.done:
        pop     edi
        pop     esi
        ret
