        bits    32
        global  count_bits, swap_stack, leave_stack

        section .text
count_bits:
        xor     esi, esi
.next:
        shl     eax, 1
        adc     esi, 0
        test    eax, eax
        jnz     .next
        mov     eax, esi
        ret

swap_stack:                             ; the address to go on at is pushed
        push    ebp
        push    ebx
        push    esi
        push    edi
        xchg    esp, eax
        pop     edi
        pop     esi
        pop     ebx
        pop     ebp
        ret

leave_stack:
        push    ebp
        push    ebx
        push    edi
        xchg    esp, eax
        pop     edi
        pop     ebx
        xor     ebp, ebp
        add     esp, 4
        ret
