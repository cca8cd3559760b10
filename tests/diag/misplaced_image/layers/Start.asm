        bits    32
        extern  main
        global  _start

        section .text align=0x200000
        dd      0x1badb002, 0, -0x1badb002
_start: mov     esp, 0x90000
        call    main
.stop:  hlt
        jmp     .stop
