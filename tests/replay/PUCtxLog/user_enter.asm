; user_enter -- goes on in ring 3, and returns when there is a trap.
;
;   uint32_t user_enter(uint32_t pid);              cdecl, layer PUCtxLog
;
; It is user_run of PUCtx, which is another function here.
;
; Clobbers   ecx, edx.

        bits    32
        section .text
        global  user_enter
        extern  uctx_pool, user_stack

UCTX_SIZE equ   76                      ; PUCtx.c asserts it

user_enter:
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
