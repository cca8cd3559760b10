; thread_sched -- runs the thread that has been ready longest.
;
;   no arguments                            assembly-style, layer PSched
;
; Requires   the caller's state is no longer THREAD_RUN.
; Ensures    the first thread of the ready queue runs, where it was left; the
;            machine stops with a message if there is none.  A caller that
;            waits in a queue goes on behind its call when it is its turn.
; Clobbers   eax, ecx, edx.

        bits    32
        global  thread_sched
        extern  tdq_dequeue, tcb_set_state, get_curid, set_curid
        extern  kctx_switch, panic

NUM_IDS     equ 64                      ; PSched.c asserts these three
READY_QUEUE equ 64
THREAD_RUN  equ 1

        section .rodata
file:   db      __?FILE?__, 0
idle:   db      "no thread is ready: nobody can wake the others", 0

        section .text
thread_sched:
        push    dword READY_QUEUE
        call    tdq_dequeue
        add     esp, 4
        cmp     eax, NUM_IDS
        je      .idle

        push    eax                     ; to, kept
        push    dword THREAD_RUN
        push    eax                     ; to
        call    tcb_set_state
        add     esp, 8

        call    get_curid
        push    eax                     ; from, kept
        push    dword [esp + 4]         ; to
        call    set_curid
        add     esp, 4

        pop     eax                     ; from
        pop     edx                     ; to
        jmp     kctx_switch             ; goes on at our caller

.idle:
        push    idle
        push    dword __?LINE?__
        push    file
        call    panic                   ; does not return
