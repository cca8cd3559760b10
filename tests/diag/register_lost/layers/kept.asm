; All of these give back what they were called with.
        bits    32
        extern  stop, count_bits
        global  kept, pair, stopped, table

        section .bss
kept_esi:
        resd    1

        section .text
kept:
        mov     edx, ebx                ; in a register that is free
        mov     [kept_esi], esi            ; in a variable
        sub     esp, 12                 ; in a frame
        mov     [esp + 8], edi
        xchg    ebp, [esp + 4]
        mov     ebx, [esp + 16]
        mov     esi, ebx
        mov     edi, ebx
        mov     ebp, ebx
        std
        cld
        mov     ebp, [esp + 4]
        mov     edi, [esp + 8]
        add     esp, 12
        mov     esi, [kept_esi]
        mov     eax, ebx
        mov     ebx, edx
        ret

pair:                                   ; its result is in memory
        mov     eax, [esp + 4]
        mov     edx, [esp + 8]
        mov     [eax], edx
        mov     [eax + 4], edx
        ret     4

stopped:
        push    ebx
        push    esi
        mov     eax, [esp + 12]
        call    count_bits
        pop     esi
        test    eax, eax
        jnz     .some
        push    eax
        call    stop                    ; does not return
.some:
        pop     ebx
        ret

table:
        push    ebx
        mov     ebx, [esp + 8]
        and     ebx, 1
        jmp     [.ways + ebx * 4]
.zero:
        xor     eax, eax
        pop     ebx
        ret
.one:
        mov     eax, 1
        pop     ebx
        ret

        section .rodata
.ways:  dd      .zero, .one
