        bits    32
        global  _start
        extern  main, machine_stop

        section .multiboot progbits alloc noexec nowrite align=4
        dd      0x1badb002, 0, -0x1badb002

        section .bss align=16
boot_stack:
        resb    16384

        section .text
_start:
        mov     esp, boot_stack + 16384
        call    main
        push    dword 0
        call    machine_stop
