        bits    32
        extern  main
        global  _start, port_out

        section .multiboot
        dd      0x1badb002, 0, -0x1badb002

        section .bss
boot_stack:
        resb    1024

        section .text
_start: mov     esp, boot_stack + 1024
        call    main
.stop:  hlt
        jmp     .stop

port_out:
        mov     edx, [esp + 4]
        mov     eax, [esp + 8]
        out     dx, al
        ret
