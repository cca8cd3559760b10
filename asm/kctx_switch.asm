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
        add     eax, kctx_pool
        add     edx, kctx_pool

        pop     ecx                     ; the caller's eip; esp is now its own
        mov     [eax + kctx.eip], ecx
        mov     [eax + kctx.esp], esp
        mov     [eax + kctx.edi], edi
        mov     [eax + kctx.esi], esi
        mov     [eax + kctx.ebx], ebx
        mov     [eax + kctx.ebp], ebp

        mov     ebp, [edx + kctx.ebp]
        mov     ebx, [edx + kctx.ebx]
        mov     esi, [edx + kctx.esi]
        mov     edi, [edx + kctx.edi]
        mov     esp, [edx + kctx.esp]
        jmp     [edx + kctx.eip]
