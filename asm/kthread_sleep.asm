; kthread_sleep -- thread_sleep, for C code.
;
;   void kthread_sleep(uint32_t ch);                cdecl, layer PHThread
;
; Requires   ch is a channel.
; Ensures    somebody has woken the caller; edi, esi, ebx, ebp and esp are
;            the caller's, for kctx_switch kept them.
; Clobbers   eax, ecx, edx.

        bits    32
        section .text
        global  kthread_sleep
        extern  thread_sleep

kthread_sleep:
        mov     eax, [esp + 4]          ; ch
        jmp     thread_sleep            ; goes on at our caller
