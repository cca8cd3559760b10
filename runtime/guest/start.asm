; _start -- where Linux enters a program; and its system calls.
;
;   int32_t call(uint32_t number, uint32_t a, uint32_t b, uint32_t c,
;                uint32_t d);                                     cdecl
;
; Requires   the stack that Linux leaves: a count, and as many addresses.
; Ensures    main has both and the processor, and does not return; call returns
;            what Linux does, a negative number for an error.

        bits    32
        section .text
        global  _start, call
        extern  main

_start:
        mov     eax, [esp]
        lea     edx, [esp + 4]
        xor     ebp, ebp
        and     esp, -16
        sub     esp, 8
        push    edx
        push    eax
        call    main                    ; does not return

call:
        push    ebx
        push    esi
        push    edi
        mov     eax, [esp + 16]
        mov     ebx, [esp + 20]
        mov     ecx, [esp + 24]
        mov     edx, [esp + 28]
        mov     esi, [esp + 32]
        xor     edi, edi
        int     0x80
        pop     edi
        pop     esi
        pop     ebx
        ret
