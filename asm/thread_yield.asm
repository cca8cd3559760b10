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
        extern  thread_leave, kctx_switch

THREAD_READY equ 0                      ; PThread.c asserts both
READY_QUEUE  equ 64

thread_yield:
        push    dword THREAD_READY
        push    dword READY_QUEUE
        call    thread_leave            ; eax from, edx to
        add     esp, 8
        jmp     kctx_switch             ; goes on at our caller
