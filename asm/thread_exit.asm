; thread_exit -- ends the caller.
;
;   no arguments                            assembly-style, layer PThread
;
; Ensures    the caller is dead; the next ready thread runs.  The stack under
;            our feet is the dead thread's: until the switch nobody gets it.

        bits    32
        section .text
        global  thread_exit
        extern  get_curid, thread_free, thread_sched, kctx_switch

thread_exit:
        call    get_curid
        push    eax                     ; pid
        call    thread_free
        add     esp, 4
        call    thread_sched            ; eax from, edx to
        jmp     kctx_switch             ; never comes back
