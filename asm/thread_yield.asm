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
        extern  get_curid, tcb_set_state, tdq_enqueue, thread_sched

THREAD_READY equ 0                      ; PThread.c asserts both
READY_QUEUE  equ 64

thread_yield:
        call    get_curid
        push    eax                     ; pid, kept
        push    dword THREAD_READY
        push    eax                     ; pid
        call    tcb_set_state
        add     esp, 8

        push    dword READY_QUEUE       ; ch; pid, kept, is the second
        call    tdq_enqueue
        add     esp, 8
        jmp     thread_sched
