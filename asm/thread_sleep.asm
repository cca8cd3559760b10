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
        extern  get_curid, tcb_set_state, tdq_enqueue, thread_sched

THREAD_SLEEP equ 2                      ; PThread.c asserts it

thread_sleep:
        push    eax                     ; ch, kept
        call    get_curid
        push    eax                     ; pid, kept
        push    dword THREAD_SLEEP
        push    eax                     ; pid
        call    tcb_set_state
        add     esp, 8

        push    dword [esp + 4]         ; ch; pid, kept, is the second
        call    tdq_enqueue
        add     esp, 12
        jmp     thread_sched
