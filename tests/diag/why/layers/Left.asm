        bits    32
        extern  left_work_once
        global  left_work

        section .text
left_work:
        call    left_work_once
        jmp     left_work_once
