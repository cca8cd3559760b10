        global  mid_turn
        extern  low_get, low_step

        section .text
mid_turn:
        call    low_get
%if STEP = 2
        jmp     low_step
%endif
        ret
