; gate_use -- gives the processor its tables, and loads segments out of them.
;
;   void gate_use(void);                            cdecl, layer Gate
;
; Requires   gdt has kernel code, kernel data, two segments for users, and a
;            task state that nobody uses, from 8 on in steps of 8; the map in
;            use stays, with what the kernel needs.
; Ensures    the processor uses gdt and idt, those segments and that state,
;            which gdt says is in use; double faults are handled with the map
;            in use now.
; Clobbers   eax, ecx.

        bits    32
        global  gate_use
        extern  gdt, idt, fault_tss

GDT_SIZE equ    56                      ; Gate.c asserts both
IDT_SIZE equ    512
CODE     equ    0x08                    ; Gate.c has the same three
DATA     equ    0x10
TASK     equ    0x28
TSS_CR3  equ    28                      ; Gate.c asserts it

        section .text
gate_use:
        sub     esp, 8                  ; a limit, and an address behind it
        mov     word [esp + 2], GDT_SIZE - 1
        mov     dword [esp + 4], gdt
        lgdt    [esp + 2]
        mov     word [esp + 2], IDT_SIZE - 1
        mov     dword [esp + 4], idt
        lidt    [esp + 2]
        add     esp, 8
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
        mov     ecx, fault_tss
        mov     eax, cr3
        mov     [ecx + TSS_CR3], eax
        ret
