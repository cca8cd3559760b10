        bits    32
        global  start_init
        section .text
start_init:
        ret
