        bits    32
        extern  stop
        global  stop_late, stop_early

        section .text
stop_late:
        jmp     stop

stop_early:
        jmp     stop - 4
