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
        mov     eax, [esp + 12]         ; value
        mov     ecx, [esp + 16]         ; count
        mov     edx, edi
        rep stosb
        mov     eax, edx

        pop     edi
        ret
