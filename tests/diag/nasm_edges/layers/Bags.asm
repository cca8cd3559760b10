        bits    32
        extern  take
        global  bag_open

        section .text
bag_open:
        jmp     take
