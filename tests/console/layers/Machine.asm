        bits    32
        extern  main
        global  _start, port_in, port_out, machine_reset

        section .multiboot
        dd      0x1badb002, 0, -0x1badb002

        section .rodata
no_gates:
        dw      0
        dd      0

        section .bss
boot_stack:
        resb    4096

        section .text
_start: mov     esp, boot_stack + 4096
        call    main
.stop:  hlt
        jmp     .stop

port_in:
        mov     edx, [esp + 4]
        xor     eax, eax
        in      al, dx
        ret

port_out:
        mov     edx, [esp + 4]
        mov     eax, [esp + 8]
        out     dx, al
        ret

machine_reset:
        lidt    [no_gates]
        int3
        ret
