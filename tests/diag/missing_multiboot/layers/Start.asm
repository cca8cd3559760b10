        bits    32
        extern  main
        global  _start

        section .text
; The three words of a header, but their sum is not zero.
        dd      0x1badb002, 0, 0x1badb002
_start: mov     esp, 0x90000
        call    main
.stop:  hlt
        jmp     .stop
