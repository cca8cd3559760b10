; extra_switch -- changes debug and floating-point registers.
;
;   void extra_switch(uint32_t *save, const uint32_t *load);
;                                                   cdecl, layer VSVMSwitch
;
; Requires   both are multiples of 16 and have room for 528 bytes: what fxsave
;            writes, and debug registers 0 to 3.
; Ensures    save holds what was in the processor, which has what load holds.
; Clobbers   eax, ecx, edx.

        bits    32
        section .text
        global  extra_switch

CR0_EM        equ 1 << 2
CR0_TS        equ 1 << 3
CR4_OSFXSR    equ 1 << 9                ; fxsave means the SSE registers too
DEBUG         equ 512                   ; where debug registers are

extra_switch:
        push    ebx
        push    esi
        mov     edx, [esp + 12]         ; save
        mov     ecx, [esp + 16]         ; load

        mov     ebx, cr0
        mov     esi, cr4
        mov     eax, ebx
        and     eax, ~(CR0_EM | CR0_TS)
        mov     cr0, eax
        mov     eax, esi
        or      eax, CR4_OSFXSR
        mov     cr4, eax
        fxsave  [edx]
        fxrstor [ecx]
        mov     cr4, esi
        mov     cr0, ebx

        mov     eax, dr0
        mov     [edx + DEBUG], eax
        mov     eax, dr1
        mov     [edx + DEBUG + 4], eax
        mov     eax, dr2
        mov     [edx + DEBUG + 8], eax
        mov     eax, dr3
        mov     [edx + DEBUG + 12], eax
        mov     eax, [ecx + DEBUG]
        mov     dr0, eax
        mov     eax, [ecx + DEBUG + 4]
        mov     dr1, eax
        mov     eax, [ecx + DEBUG + 8]
        mov     dr2, eax
        mov     eax, [ecx + DEBUG + 12]
        mov     dr3, eax

        pop     esi
        pop     ebx
        ret
