; _start -- where the boot loader enters the bare machine's loader of Linux;
; and where that enters Linux.
;
;   _Noreturn void enter(uint32_t eip, uint32_t esi, uint32_t esp,
;                        const void *gdtr);                       cdecl
;
; Requires   flat segments 0x10 and 0x18 in that table.
; Ensures    Linux has the processor as its 32-bit boot protocol wants it.

MAGIC   equ     0x1badb002
FLAGS   equ     3                       ; modules at pages; memory is told

        bits    32
        section .text
        align   4
        dd      MAGIC, FLAGS, -(MAGIC + FLAGS)

        section .text
        global  _start, enter
        extern  main

_start:
        mov     esp, stack_end
        push    ebx
        call    main                    ; does not return

enter:
        mov     ecx, [esp + 4]
        mov     esi, [esp + 8]
        mov     edx, [esp + 12]
        mov     eax, [esp + 16]
        cli
        lgdt    [eax]
        mov     eax, 0x18
        mov     ds, eax
        mov     es, eax
        mov     fs, eax
        mov     gs, eax
        mov     ss, eax
        mov     esp, edx
        jmp     0x10:.flat
.flat:
        xor     ebx, ebx
        xor     edi, edi
        xor     ebp, ebp
        jmp     ecx

        section .bss
        align   16
        resb    16384
stack_end:
