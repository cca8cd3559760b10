        bits    32
        extern  main
        global  _start, vector

        section .multiboot
        dd      0x1badb002, 0, -0x1badb002

; A number that only this file sees is no symbol; one that others see must be
; a place in the module.
stack   equ     0x90000
vector  equ     0x7c00

        section .text
_start: mov     esp, stack
        call    main
.stop:  hlt
        jmp     .stop
