; thread_sleep -- sleeps until somebody wakes a channel.
;
;   in   eax  ch                            assembly-style, layer PThread
;
; Requires   ch is a channel.
; Ensures    the caller is the last that sleeps on ch; it goes on behind its
;            call when thread_wakeup(ch) has chosen it and it is its turn.
; Clobbers   eax, ecx, edx.

        bits    32
        section .text
        global  thread_sleep
        extern  thread_sched_sleep, kctx_switch

thread_sleep:
        push    eax                     ; ch
        call    thread_sched_sleep      ; eax from, edx to
        add     esp, 4
        jmp     kctx_switch             ; goes on at our caller
