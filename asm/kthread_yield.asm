; kthread_yield -- thread_yield, for C code.
;
;   void kthread_yield(void);                       cdecl, layer PHThread
;
; Ensures    every thread that was ready has run; edi, esi, ebx, ebp and esp
;            are the caller's, for kctx_switch kept them.
; Clobbers   eax, ecx, edx.

        bits    32
        section .text
        global  kthread_yield
        extern  thread_yield

kthread_yield:
        jmp     thread_yield            ; goes on at our caller
