        bits    32
        section .text
        global  clock_stamp

clock_stamp:
        rdtsc
        ret
