        bits    32
        global  ticket_peek, ticket_draw
        extern  slot_owner

        section .data align=4
ticket_next:
        dd      1

        section .text
ticket_peek:
        mov     eax, [ticket_next]
        ret

ticket_draw:
        push    dword [esp + 4]
        call    slot_owner
        add     esp, 4
        test    eax, eax
        jz      .none
        mov     eax, [ticket_next]
        inc     dword [ticket_next]
.none:
        ret
