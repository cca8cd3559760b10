        bits    32
        extern  boot_stack, main
        global  _start

        section .multiboot
        dd      0x1badb002, 0, -0x1badb002

        section .text
_start: mov     esp, boot_stack + 1024
        call    main
.stop:  hlt
        jmp     .stop
