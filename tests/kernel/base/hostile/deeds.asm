; What only assembly can do wrong: deed_NAME, void (void), cdecl.

        bits    32

%macro deed 1
        global  deed_%1
deed_%1:
%endmacro

INTERRUPTS equ  0x200
IO_PRIVILEGE equ 0x3000

        section .rodata
empty:  db      "empty"
EMPTY_SIZE equ  $ - empty

        section .text
wrong:  ud2

deed halt
        hlt
deed interrupts_off
        cli
deed interrupts_on
        sti
deed read_port
        in      al, 0x60
deed load_cr3
        xor     eax, eax
        mov     cr3, eax
deed load_gdt
        lgdt    [esp]
deed write_msr
        wrmsr
deed wrong_vector
        int     0x80
deed vector_of_exception
        int     14
deed breakpoint
        int3
        ud2
deed undefined
        ud2
deed kernel_segment
        mov     eax, 0x10
        mov     ds, eax
deed task_segment
        mov     eax, 0x2b
        mov     ss, eax
deed far_return
        push    dword 0x08
        push    dword 0x100000
        retf
deed sysenter
        sysenter
deed bound
        push    dword 1
        push    dword 1
        xor     eax, eax
        bound   eax, [esp]
deed floating_point
        fld1
deed vector_unit
        xorps   xmm0, xmm0
deed single_step
        pushf
        or      dword [esp], 0x100
        popf
        nop
        ud2
deed divide_by_zero
        xor     edx, edx
        xor     ecx, ecx
        div     ecx

deed null_segments
        xor     eax, eax
        mov     es, eax
        mov     fs, eax
        mov     gs, eax
        mov     ds, eax
        mov     eax, 2                  ; yield
        int     48
        mov     eax, 0x23
        mov     ds, eax
        mov     es, eax
        ret

deed backward_strings
        push    ebx
        std
        mov     eax, 5                  ; spawn, with too small a quota
        mov     ebx, empty
        mov     ecx, EMPTY_SIZE
        xor     edx, edx
        int     48
        cld
        pop     ebx
        cmp     eax, 3                  ; E_MEMORY: it has read the name
        jne     wrong
        ret

deed all_flags
        pushf
        and     dword [esp], INTERRUPTS
        or      dword [esp], 0x00244cd7 ; without single steps
        pop     ecx
        push    ecx
        popf
        mov     eax, 2
        int     48
        pushf
        pop     eax
        push    dword 2
        popf
        cmp     eax, ecx
        jne     wrong
        ret

; Ring 3 may try to change what interrupts do, but without effect.
deed keep_privilege
        pushf
        pop     ecx
        mov     eax, ecx
        xor     eax, INTERRUPTS | IO_PRIVILEGE
        push    eax
        popf
        pushf
        pop     eax
        cmp     eax, ecx
        jne     wrong
        ret

deed step_into_call
        mov     eax, 2
        pushf
        or      dword [esp], 0x100
        popf
        int     48
        nop
        ud2

; A return with the nested-task flag would go to the task that called this one.
deed return_to_task
        pushf
        or      dword [esp], 0x4000
        popf
        iret

deed call_timer
        int     32
deed call_noise
        int     39

deed odd_stack
        dec     esp
        mov     eax, 2
        int     48
        inc     esp
        ret

deed stack_nowhere
        push    esi
        mov     esi, esp
        mov     esp, 0x1000
        mov     eax, 2
        int     48
        mov     esp, esi
        pop     esi
        ret
