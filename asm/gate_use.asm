; gate_use -- gives the processor its tables, and loads segments out of them.
;
;   void gate_use(void);                            cdecl, layer Gate
;
; Requires   gdt has kernel code, kernel data, two segments for users, and a
;            task state, from 8 on in steps of 8.
; Ensures    the processor uses gdt and idt, those segments and that state.
; Clobbers   eax.

        bits    32
        global  gate_use
        extern  gdt, idt

GDT_SIZE equ    48                      ; Gate.c asserts both
IDT_SIZE equ    512
CODE     equ    0x08                    ; Gate.c has the same three
DATA     equ    0x10
TASK     equ    0x28

        section .rodata
gdt_place:
        dw      GDT_SIZE - 1
        dd      gdt
idt_place:
        dw      IDT_SIZE - 1
        dd      idt

        section .text
gate_use:
        lgdt    [gdt_place]
        lidt    [idt_place]
        jmp     CODE:.loaded

.loaded:
        mov     eax, DATA
        mov     ds, eax
        mov     es, eax
        mov     ss, eax
        xor     eax, eax
        mov     fs, eax
        mov     gs, eax
        mov     eax, TASK
        ltr     ax
        ret
