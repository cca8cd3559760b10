        bits    32
        extern  main
        global  _start, console_print, machine_exit

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

console_print:
        push    esi
        mov     esi, [esp + 8]
        mov     edx, 0x3f8
.next:  lodsb
        test    al, al
        jz      .done
        out     dx, al
        jmp     .next
.done:  pop     esi
        ret

machine_exit:
        mov     eax, [esp + 4]
        out     0xf4, al
        ret
