; kctx_switch -- leaves one kernel thread and goes on with another.
;
;   in   eax  from, edx  to                 assembly-style, layer PKCtx
;
; Requires   from and to index kctx_pool; interrupts are off.
; Ensures    kctx_pool[from] holds esp, edi, esi, ebx, ebp and the address to
;            return to; control is where kctx_pool[to] was left.
; Clobbers   eax, ecx, edx, as thread from sees it when it goes on.

        bits    32
        section .text
        global  kctx_switch
        extern  kctx_pool

        struc   kctx                    ; PKCtx.c asserts the same layout
.esp:   resd    1
.edi:   resd    1
.esi:   resd    1
.ebx:   resd    1
.ebp:   resd    1
.eip:   resd    1
        endstruc

kctx_switch:
        imul    eax, eax, kctx_size
        imul    edx, edx, kctx_size

        pop     ecx                     ; the caller's eip; esp is now its own
        mov     [kctx_pool + eax + kctx.eip], ecx
        mov     [kctx_pool + eax + kctx.esp], esp
        mov     [kctx_pool + eax + kctx.edi], edi
        mov     [kctx_pool + eax + kctx.esi], esi
        mov     [kctx_pool + eax + kctx.ebx], ebx
        mov     [kctx_pool + eax + kctx.ebp], ebp

        mov     ebp, [kctx_pool + edx + kctx.ebp]
        mov     ebx, [kctx_pool + edx + kctx.ebx]
        mov     esi, [kctx_pool + edx + kctx.esi]
        mov     edi, [kctx_pool + edx + kctx.edi]
        mov     esp, [kctx_pool + edx + kctx.esp]
        jmp     [kctx_pool + edx + kctx.eip]
