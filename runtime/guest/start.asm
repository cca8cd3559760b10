; _start -- where Linux enters a program; and its system calls.
;
;   int32_t call(uint32_t number, uint32_t a, uint32_t b, uint32_t c,
;                uint32_t d);                                     cdecl
;
; Requires   nothing: what Linux leaves on the stack is not looked at.
; Ensures    main has the processor, and does not return; call returns what
;            Linux does, a negative number for an error.

        bits    32
        section .text
        global  _start, call
        extern  main

_start:
        xor     ebp, ebp
        and     esp, -16
        call    main                    ; does not return

call:
        push    ebx
        push    esi
        mov     eax, [esp + 12]
        mov     ebx, [esp + 16]
        mov     ecx, [esp + 20]
        mov     edx, [esp + 24]
        mov     esi, [esp + 28]
        int     0x80
        pop     esi
        pop     ebx
        ret
