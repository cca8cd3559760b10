; _start -- where the kernel enters a program.
;
; Requires   esp is the end of the stack, all other registers are 0.
; Ensures    the program ends with what main returns as its status.

        bits    32
        section .text
        global  _start
        extern  main, sys_exit

_start:
        call    main
        push    eax
        call    sys_exit                ; does not return
