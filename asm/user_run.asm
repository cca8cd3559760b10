; user_run -- goes on in ring 3, and returns when there is a trap.
;
;   uint32_t user_run(uint32_t pid);                cdecl, layer PUCtx
;
; Requires   pid indexes uctx_pool; its end is where the processor pushes what
;            a trap saves; the map in use is that of pid.
; Ensures    ring 3 went on from uctx_pool[pid]; a trap has ended that, and
;            all of its registers are there again; eax is its number.
; Clobbers   ecx, edx.

        bits    32
        section .text
        global  user_run
        extern  uctx_pool, user_stack

UCTX_SIZE equ   76                      ; PUCtx.c asserts it

user_run:
        mov     eax, [esp + 4]          ; pid
        push    ebp
        push    ebx
        push    esi
        push    edi
        mov     [user_stack], esp

        imul    eax, eax, UCTX_SIZE
        lea     esp, [uctx_pool + eax]
        popa
        pop     gs
        pop     fs
        pop     es
        pop     ds
        add     esp, 8                  ; trap and error
        iret
