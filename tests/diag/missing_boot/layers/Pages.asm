        bits    32
        section .data
        dd      0
