        bits    32
        extern  main
        global  _start

        section .multiboot
        dd      0x1badb002, 0, -0x1badb002

        section .bss
stack:  resb    4096

        section .text
_start: mov     esp, stack + 4096
        push    dword 0
        call    main
.stop:  hlt
        jmp     .stop
