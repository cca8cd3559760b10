; memset -- fills memory with one byte.
;
;   void *memset(void *to, int value, size_t count);
;                                                   cdecl, layer Helper
;
; Requires   the direction flag is clear.
; Ensures    count bytes at to equal the low byte of value; eax is to.
; Clobbers   ecx, edx.

        bits    32
        section .text
        global  memset

memset:
        push    edi

        mov     edi, [esp + 8]          ; to
        movzx   eax, byte [esp + 12]    ; value
        mov     edx, [esp + 16]         ; count
        imul    eax, eax, 0x01010101    ; in each byte of four
        mov     ecx, edx
        shr     ecx, 2
        rep stosd
        mov     ecx, edx
        and     ecx, 3
        rep stosb
        mov     eax, [esp + 8]          ; to

        pop     edi
        ret
