        bits    32
        extern  main
        global  _start

        section .multiboot
        dd      0x1badb002, 0, -0x1badb002

        section .data exec
        dd      0

        section .text.count write noexec
        dd      0

        section .rodata.code exec
        ret

        section .rodata
        static  held:function
held:   ret

; What goes on behind a dot is of the same kind.
        section .text.more exec
        ret
        section .data.more write
        dd      0

        section .text
_start: mov     esp, 0x90000
        call    main
.stop:  hlt
        jmp     .stop
