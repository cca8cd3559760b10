; svm_enable -- turns virtual machines on.
;
;   bool svm_enable(void);                          cdecl, layer VSVMSwitch
;
; Requires   paging is on, with no-execute.
; Ensures    al is 1, SVM is on and host_area is where VMRUN keeps the host's
;            state.  Or al is 0 and nothing has changed, for the processor
;            lacks SVM or nested paging, or its firmware has turned it off.
; Clobbers   ecx, edx.

        bits    32
        section .text
        global  svm_enable
        extern  host_area

CPUID_SVM     equ 1 << 2                ; ecx of function 0x80000001
CPUID_NPT     equ 1 << 0                ; edx of function 0x8000000a
VM_CR         equ 0xc0010114
VM_CR_SVMDIS  equ 1 << 4
VM_HSAVE_PA   equ 0xc0010117
EFER          equ 0xc0000080
EFER_SVME     equ 1 << 12

svm_enable:
        push    ebx

        mov     eax, 0x80000000
        cpuid
        cmp     eax, 0x8000000a
        jb      .lacking
        mov     eax, 0x80000001
        cpuid
        test    ecx, CPUID_SVM
        jz      .lacking
        mov     eax, 0x8000000a
        cpuid
        test    edx, CPUID_NPT
        jz      .lacking
        mov     ecx, VM_CR
        rdmsr
        test    eax, VM_CR_SVMDIS
        jnz     .lacking

        mov     ecx, EFER
        rdmsr
        or      eax, EFER_SVME
        wrmsr
        mov     ecx, VM_HSAVE_PA
        mov     eax, host_area
        xor     edx, edx
        wrmsr
        mov     eax, 1
        pop     ebx
        ret

.lacking:
        xor     eax, eax
        pop     ebx
        ret
