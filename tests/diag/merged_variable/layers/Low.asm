        bits    32
        extern  low_pair
        global  low_inside, low_beyond

        section .text
low_inside:
        inc     dword [low_pair + 4]
        ret

low_beyond:
        inc     dword [low_pair + 12]
        ret
