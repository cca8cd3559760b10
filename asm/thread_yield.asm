; thread_yield -- lets every thread that is ready run once.
;
;   no arguments                            assembly-style, layer PThread
;
; Ensures    the caller is the last of the ready queue; it goes on behind its
;            call when it is its turn.
; Clobbers   eax, ecx, edx.

        bits    32
        section .text
        global  thread_yield
        extern  thread_sched_ready, kctx_switch

thread_yield:
        call    thread_sched_ready      ; eax from, edx to
        jmp     kctx_switch             ; goes on at our caller
