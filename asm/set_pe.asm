; set_pe -- turns paging on.
;
;   bool set_pe(void);                              cdecl, layer MPTIntro
;
; Requires   cr3 holds a map in which code, data and stack of the kernel are
;            where they are now.
; Ensures    al is 1 and paging is on, with entries of 64 bits, no-execute,
;            global pages, and write protection for ring 0 too; floating point
;            is off, for nobody saves its registers.  Or al is 0 and nothing
;            has changed, for the processor lacks one of them.
; Clobbers   ecx, edx.

        bits    32
        section .text
        global  set_pe

CR4_PAE   equ   1 << 5
CR4_PGE   equ   1 << 7
CR0_EM    equ   1 << 2
CR0_WP    equ   1 << 16
CR0_PG    equ   1 << 31
EFER      equ   0xc0000080
EFER_NXE  equ   1 << 11

CPUID_PAE equ   1 << 6                  ; edx of function 1
CPUID_PGE equ   1 << 13
CPUID_NX  equ   1 << 20                 ; edx of function 0x80000001

set_pe:
        push    ebx

        mov     eax, 1
        cpuid
        and     edx, CPUID_PAE | CPUID_PGE
        cmp     edx, CPUID_PAE | CPUID_PGE
        jne     .lacking
        mov     eax, 0x80000000
        cpuid
        cmp     eax, 0x80000001
        jb      .lacking
        mov     eax, 0x80000001
        cpuid
        test    edx, CPUID_NX
        jz      .lacking

        mov     eax, cr4
        or      eax, CR4_PAE | CR4_PGE
        mov     cr4, eax
        mov     ecx, EFER
        rdmsr
        or      eax, EFER_NXE
        wrmsr
        mov     eax, cr0
        or      eax, CR0_PG | CR0_WP | CR0_EM
        mov     cr0, eax
        mov     eax, 1
        pop     ebx
        ret

.lacking:
        xor     eax, eax
        pop     ebx
        ret
