; memcmp -- compares bytes.
;
;   int memcmp(const void *left, const void *right, size_t count);
;                                                   cdecl, layer Helper
;
; Requires   the direction flag is clear.
; Ensures    eax is 0 if count bytes agree, else left's byte less right's
;            where they differ first.
; Clobbers   ecx, edx.

        bits    32
        section .text
        global  memcmp

memcmp:
        push    esi
        push    edi

        mov     esi, [esp + 12]         ; left
        mov     edi, [esp + 16]         ; right
        mov     ecx, [esp + 20]         ; count
        xor     eax, eax                ; sets ZF, for count = 0
        repe cmpsb
        je      .done
        movzx   eax, byte [esi - 1]
        movzx   edx, byte [edi - 1]
        sub     eax, edx

.done:
        pop     edi
        pop     esi
        ret
