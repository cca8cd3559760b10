        bits    32
        extern  main
        global  _start

        section .multiboot
        dd      0x1badb002, 0, -0x1badb002

        section .text
_start: mov     esp, 0x90000
        mov     al, 0x1ff
        move    eax, 1
        call    main
.stop:  hlt
        jmp     .stop
