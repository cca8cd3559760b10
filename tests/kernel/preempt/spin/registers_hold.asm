; registers_hold -- a while with all registers in use.
;
;   void registers_hold(void);
;
; Ensures    found has what was in the registers 1000 instructions after they
;            were loaded from wanted.
; Clobbers   flags.

        bits    32
        section .text
        global  registers_hold
        extern  wanted, found

        struc   registers               ; registers.h has the same
.eax:   resd    1
.ebx:   resd    1
.ecx:   resd    1
.edx:   resd    1
.esi:   resd    1
.edi:   resd    1
.ebp:   resd    1
.flags: resd    1
.es:    resd    1
.fs:    resd    1
.gs:    resd    1
        endstruc

registers_hold:
        pusha
        push    es
        push    fs
        push    gs

        mov     es, [wanted + registers.es]
        mov     fs, [wanted + registers.fs]
        mov     gs, [wanted + registers.gs]
        mov     eax, [wanted + registers.eax]
        mov     ebx, [wanted + registers.ebx]
        mov     ecx, [wanted + registers.ecx]
        mov     edx, [wanted + registers.edx]
        mov     esi, [wanted + registers.esi]
        mov     edi, [wanted + registers.edi]
        mov     ebp, [wanted + registers.ebp]
        push    dword [wanted + registers.flags]
        popf
        times   1000 nop
        pushf
        pop     dword [found + registers.flags]
        mov     [found + registers.eax], eax
        mov     [found + registers.ebx], ebx
        mov     [found + registers.ecx], ecx
        mov     [found + registers.edx], edx
        mov     [found + registers.esi], esi
        mov     [found + registers.edi], edi
        mov     [found + registers.ebp], ebp
        mov     [found + registers.es], es
        mov     [found + registers.fs], fs
        mov     [found + registers.gs], gs

        push    dword 2
        popf
        pop     gs
        pop     fs
        pop     es
        popa
        ret
