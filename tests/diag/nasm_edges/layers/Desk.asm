        bits    32
        extern  box_open, bag_open
        global  desk_open

        section .text
desk_open:
        call    box_open
        jmp     bag_open
