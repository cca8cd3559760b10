; trap -- a system call with three arguments and three results.
;
;   uint32_t trap(uint32_t number, uint32_t arg1, uint32_t arg2,
;                 uint32_t arg3, uint32_t *results);
;
; Ensures    eax is the kernel's error; results, if not null, are what it
;            returned besides.
; Clobbers   ecx, edx.

        bits    32
        section .text
        global  trap

CALL_TRAP equ     48

trap:
        push    ebx
        mov     eax, [esp + 8]
        mov     ebx, [esp + 12]
        mov     ecx, [esp + 16]
        mov     edx, [esp + 20]
        int     CALL_TRAP
        push    edi
        mov     edi, [esp + 28]         ; results
        test    edi, edi
        jz      .done
        mov     [edi], ebx
        mov     [edi + 4], ecx
        mov     [edi + 8], edx
.done:
        pop     edi
        pop     ebx
        ret
