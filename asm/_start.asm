; _start -- where the boot loader enters the kernel.
;
; Requires   a multiboot 1 loader: eax is its magic number, ebx the address
;            of its information, flat 4 GiB segments, paging and interrupts
;            off.  The loader's segments stay in use: nothing reloads them.
; Ensures    main(magic, mbi) runs, on boot_stack.  Where it starts, esp + 4 is
;            a multiple of 16, as the i386 ABI has it, and ebp is 0, the end
;            of the backtrace.
; Layer      PreInit
;
; The client's function is called by its name: whatever kernel has this layer,
; its `entry` can only be main.

        bits    32
        global  _start
        extern  main, panic

MAGIC   equ     0x1badb002              ; in our header
FLAGS   equ     1 << 1                  ; we want the map of memory
LOADER  equ     0x2badb002              ; what the loader says in eax
STACK   equ     16384                   ; bytes
GUARD   equ     4096                    ; below them; guard.c has it too

        section .multiboot progbits alloc noexec nowrite align=4
        dd      MAGIC, FLAGS, -(MAGIC + FLAGS)

        section .rodata
file:   db      __?FILE?__, 0
loader: db      "not started by a multiboot loader", 0
ended:  db      "main has returned", 0

        section .bss align=4096
        global  boot_guard
boot_guard:
        resb    GUARD
boot_stack:
        resb    STACK

        section .text
_start:
        mov     esp, boot_stack + STACK
        cld
        xor     ebp, ebp                ; the end of the backtrace
        mov     ecx, loader
        cmp     eax, LOADER
        jne     .stop

        sub     esp, 8                  ; with the arguments, 16 bytes
        push    ebx                     ; mbi
        push    eax                     ; magic
        call    main
        mov     ecx, ended

.stop:
        sub     esp, 4                  ; with the arguments, 16 bytes
        push    ecx
        push    dword __?LINE?__
        push    file
        call    panic                   ; does not return
