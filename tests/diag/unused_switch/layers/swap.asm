        bits    32
        extern  begin
        global  swap_stack, enter_stack, call_it

        section .text
swap_stack:
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

enter_stack:                            ; all was pushed by an interrupt
        pusha
        mov     esp, eax
        popa
        iret

call_it:                                ; it has a frame, on its own stack
        push    ebp
        mov     ebp, esp
        and     esp, -16
        sub     esp, 16
        mov     eax, [ebp + 8]
        mov     [esp], eax
        call    begin
        leave
        ret
