; kthread_exit -- thread_exit, for C code.
;
;   void kthread_exit(void);              cdecl, layer PHThread
;
; Ensures    the caller is dead.

        bits    32
        section .text
        global  kthread_exit
        extern  thread_exit

kthread_exit:
        call    thread_exit             ; does not return
