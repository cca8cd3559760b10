        bits    32
        global  task_slot

        section .data align=4
task_slot:
        dd      0
