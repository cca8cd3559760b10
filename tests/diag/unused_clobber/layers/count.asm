        bits    32
        global  count_bits, low_bit, high_bit, count

        section .text
count_bits:
        push    edi
        xor     esi, esi
        mov     edi, eax
.next:
        shl     edi, 1
        adc     esi, 0
        test    edi, edi
        jnz     .next
        mov     eax, esi
        pop     edi
        ret

low_bit:                                ; one of the two changes ebx
        and     eax, 1
        ret

high_bit:
        mov     ebx, eax
        shr     ebx, 31
        mov     eax, ebx
        ret

count:
        push    ebx
        push    esi
        push    edi
        push    ebp
        mov     eax, [esp + 20]
        call    count_bits
        pop     ebp
        pop     edi
        pop     esi
        pop     ebx
        ret
