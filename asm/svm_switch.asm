; svm_switch -- lets a guest run until it exits.
;
;   void svm_switch(uint32_t *registers);         cdecl, layer VSVMSwitch
;
; Requires   svm_enable has succeeded; guest_map and guest_vmcb are addresses of
;            a guest's; registers points to its ebx, ecx, edx, esi, edi and
;            ebp; interrupts are off.
; Ensures    the guest went on and has exited; its state is in both again, the
;            host's in the processor; interrupts are off.
; Clobbers   eax, ecx, edx.

        bits    32
        section .text
        global  svm_switch
        extern  host_vmcb, guest_vmcb, guest_map

VMCB_NESTED_CR3 equ 0xb0

        struc   x                       ; in the order of VSVMSwitch.h
.ebx:   resd    1
.ecx:   resd    1
.edx:   resd    1
.esi:   resd    1
.edi:   resd    1
.ebp:   resd    1
        endstruc

svm_switch:
        push    ebp
        push    ebx
        push    esi
        push    edi

        ; Until stgi nothing interrupts the host.  An interrupt makes the guest
        ; exit only if the host's interrupts are on, which the nop is for: it
        ; ends the shadow of sti, which would go along into the guest.
        clgi
        sti
        nop
        mov     eax, host_vmcb
        vmsave
        mov     edx, [esp + 20]         ; registers
        mov     ecx, [guest_map]
        mov     eax, [guest_vmcb]
        mov     [eax + VMCB_NESTED_CR3], ecx
        vmload
        mov     ebx, [edx + x.ebx]
        mov     ecx, [edx + x.ecx]
        mov     esi, [edx + x.esi]
        mov     edi, [edx + x.edi]
        mov     ebp, [edx + x.ebp]
        mov     edx, [edx + x.edx]

        vmrun                           ; eax and esp are the host's again

        vmsave
        push    edx
        mov     edx, [esp + 24]         ; registers
        mov     [edx + x.ebx], ebx
        mov     [edx + x.ecx], ecx
        mov     [edx + x.esi], esi
        mov     [edx + x.edi], edi
        mov     [edx + x.ebp], ebp
        pop     dword [edx + x.edx]
        mov     eax, host_vmcb
        vmload
        cli
        stgi

        pop     edi
        pop     esi
        pop     ebx
        pop     ebp
        ret
