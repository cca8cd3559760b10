; guests.asm -- what runs in the test's virtual machines, at 0x1000.

        section .rodata

; GUEST name, bits: begins code between the symbols name and name_end.
%macro  GUEST 2
        bits    %2
        global  %1
        global  %1_end
%1:
%endmacro

; Ports, and halting.
GUEST ports, 16
        mov     ax, 0x1234
        out     0x10, al
        mov     dx, 0x3f8
        mov     eax, 0x89abcdef
        out     dx, eax
        in      al, 0x20
        mov     bl, al
        in      eax, dx
        mov     ecx, eax
        hlt
ports_end:

; Adds up the ten numbers in its data, with 32 bits, and says hello.
GUEST adder, 32
        mov     ecx, 10
        xor     eax, eax
        mov     esi, 0x2000
.next:  add     eax, [esi]
        add     esi, 4
        loop    .next
        mov     [0x2100], eax
        vmmcall
        hlt
adder_end:

; Turns its own paging on: 4 MiB pages, the second one is the first again.
GUEST pager, 32
        mov     dword [0x2000], 0x83
        mov     dword [0x2004], 0x83
        mov     eax, cr4
        or      eax, 1 << 4
        mov     cr4, eax
        mov     eax, 0x2000
        mov     cr3, eax
        mov     eax, cr0
        or      eax, 1 << 31
        mov     cr0, eax
        mov     dword [0x402200], 0x600df00d
        mov     eax, [0x2200]
        hlt
pager_end:

; Touches memory that is not there.
GUEST toucher, 32
        mov     eax, [0x5678]
        mov     byte [0x300000], 1
        hlt
toucher_end:

; Waits, with interrupts on, for the interrupt 0x21 of real mode to count bx.
GUEST waiter, 16
        mov     word [0x21 * 4], handler - waiter + 0x1000
        mov     word [0x21 * 4 + 2], 0
        xor     ebx, ebx
        cli
        nop
        out     0x80, al
        sti
        nop
.wait:  cmp     bx, 2
        jne     .wait
        hlt
handler:
        inc     bx
        iret
waiter_end:

; Instructions that are not a guest's to execute.
GUEST beyond, 32
        cpuid
        invd
        wbinvd
        mov     ecx, 0x174
        rdmsr
        wrmsr
        rdpmc
        clgi
        stgi
        mov     eax, 0x2000
        vmload
        vmsave
        vmrun
        invlpga eax, ecx
        hlt
beyond_end:

; A triple fault: there is no table of interrupts.
GUEST faulter, 32
        lidt    [.none]
        ud2
.none   equ     0x2f00
faulter_end:

; Goes on for ever.
GUEST looper, 32
        inc     dword [0x2000]
        jmp     looper
looper_end:

; Exits, and exits again.
GUEST exiter, 32
.again: out     0x80, al
        jmp     .again
exiter_end:

; What would leave something of it in the host: breakpoints, a task, errors of
; floating point that are an interrupt.
GUEST breaker, 32
        mov     eax, 0x403
        mov     dr7, eax
        mov     dr5, eax
        mov     ax, 8
        ltr     ax
        mov     eax, cr0
        and     eax, ~0x20
        mov     cr0, eax
        mov     word [0x2000], 0
        fldcw   [0x2000]
        fld1
        fldz
        fdivp
        fwait
        hlt
breaker_end:

; Leaves ring 3 with an exception, whose handler is behind it.
GUEST leaver, 32
        ud2
        hlt
leaver_end:

; Keeps numbers in registers that few save, and counts that they stay.
GUEST keeper, 32
        mov     eax, [0x2000]
        mov     dr0, eax
        mov     dr3, eax
        mov     eax, cr4
        or      eax, 1 << 9
        mov     cr4, eax
        fninit
        fild    dword [0x2000]
        movups  xmm3, [0x2000]
.again: vmmcall
        movups  [0x2010], xmm3
        fist    dword [0x2020]
        mov     eax, dr0
        mov     [0x2024], eax
        mov     eax, dr3
        mov     [0x2028], eax
        jmp     .again
keeper_end:
