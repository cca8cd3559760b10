; stubs -- the ways out of ring 3, or out of a mistake of the kernel's own.
;
; Here is, in 16 bytes for each exception and interrupt up to 48, in order,
; where its gate leads (PUCtx.c has the 16, too):
;
; Requires   the processor has pushed ss, esp, eflags, cs and eip, and for
;            some traps an error code, at the end of a context.
; Ensures    the context is complete, the segments are the kernel's, and the
;            user_run that led there returns.  A trap out of ring 0 stops the
;            machine with a message.

        bits    32
        global  stubs
        extern  user_stack, panic

USER_DATA equ   0x23

; A bit for each exception that pushes an error code itself.
%define WITH_CODE 0x60227d00

; The last vector.
%define SYSTEM_CALL 48

        section .rodata
file:   db      __?FILE?__, 0
fault:  db      "the kernel itself has caused an exception", 0

        section .text align=16
stubs:
%assign vector 0
%rep SYSTEM_CALL + 1
        align   16
%if (WITH_CODE >> vector) & 1 = 0
        push    dword 0                 ; in place of an error code
%endif
        push    dword vector
%if vector < SYSTEM_CALL                ; system calls go on right behind
        jmp     near trap
%endif
%assign vector vector + 1
%endrep

trap:
        push    ds
        push    es
        push    fs
        push    gs
        pusha
        cld
        mov     eax, USER_DATA          ; flat, and good enough for ring 0
        mov     ds, eax
        mov     es, eax
        test    byte [esp + 15 * 4], 3  ; the ring in cs
        jz      .kernel

        mov     eax, [esp + 12 * 4]     ; trap, what user_run returns
        mov     esp, [user_stack]
        pop     edi
        pop     esi
        pop     ebx
        pop     ebp
        ret

.kernel:
        push    fault
        push    dword __?LINE?__
        push    file
        call    panic                   ; does not return
