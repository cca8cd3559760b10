        bits    32
        extern  take, box_open
        global  bag_open

%macro  open 1
        call    box_%1
        call    take
%endmacro

        section .text
bag_open:
        open    open
        jmp     take
