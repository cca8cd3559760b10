        bits    32
        extern  take, get_used, set_used, used, bag_open, desk_open
        global  box_open

        section .data
handlers:
        dd      take
        dd      used
        dd      desk_open

        section .text
box_open:
        call    take
        call    near [handlers]
        call    set_used
        call    get_used
        mov     eax, [used]
        mov     ecx, used
        lea     edx, [used + 4]
        inc     dword [used]
        cmp     dword [box_open], 0
        je      near desk_open
        push    desk_open
        ret
        call    bag_open
        jmp     desk_open
