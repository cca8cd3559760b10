; Functions that are proved, or not, to do what cases.c says of their name in
; front of two underscores.  Their verdict stands beside "global", and the line
; that fails has a comment that says so.

        bits    32
        section .text
        extern  table, cell, segments, half_of, twice, halt

        struc   entry
.key:   resd    1
.half:  resw    1
.low:   resb    1
.high:  resb    1
        endstruc

        global  sum                     ; proved
sum:
        mov     eax, [esp + 4]
        add     eax, [esp + 8]
        ret

        global  sum__by_lea             ; proved
sum__by_lea:
        mov     eax, [esp + 4]
        mov     edx, [esp + 8]
        lea     eax, [eax + edx * 1]
        ret

        global  sum__wrong_argument     ; failed
sum__wrong_argument:
        mov     eax, [esp + 4]
        add     eax, [esp + 4]
        ret

        global  sum__in_ebx             ; failed
sum__in_ebx:
        mov     ebx, [esp + 4]
        mov     eax, [esp + 8]
        add     eax, ebx
        ret

        global  sum__keeps_ebx          ; proved
sum__keeps_ebx:
        push    ebx
        mov     ebx, [esp + 8]
        mov     eax, [esp + 12]
        add     eax, ebx
        pop     ebx
        ret

        global  sum__drops_ebx          ; proved
sum__drops_ebx:
        push    ebx
        mov     eax, [esp + 8]
        add     eax, [esp + 12]
        add     esp, 4
        ret

        global  sum__pops_nothing       ; failed
sum__pops_nothing:
        push    ebx
        mov     eax, [esp + 8]
        add     eax, [esp + 12]
        ret

        global  sum__takes_arguments    ; failed
sum__takes_arguments:
        mov     eax, [esp + 4]
        add     eax, [esp + 8]
        ret     8

        global  sum__spoils_arguments   ; proved
sum__spoils_arguments:
        mov     eax, [esp + 8]
        add     [esp + 4], eax
        mov     eax, [esp + 4]
        ret

        global  sum__spoils_caller      ; failed
sum__spoils_caller:
        mov     eax, [esp + 4]
        add     eax, [esp + 8]
        mov     [esp + 12], eax
        ret

        global  sum__backwards          ; failed
sum__backwards:
        mov     eax, [esp + 4]
        add     eax, [esp + 8]
        std
        ret

        global  sum__of_bytes           ; failed
sum__of_bytes:
        mov     eax, [esp + 4]
        add     al, [esp + 8]
        ret

        global  less                    ; proved
less:
        mov     eax, [esp + 4]
        cmp     eax, [esp + 8]
        jb      .done
        mov     eax, [esp + 8]
.done:
        ret

        global  less__signed            ; failed
less__signed:
        mov     eax, [esp + 4]
        cmp     eax, [esp + 8]
        jl      .done
        mov     eax, [esp + 8]
.done:
        ret

        global  less__by_move           ; proved
less__by_move:
        mov     eax, [esp + 4]
        mov     edx, [esp + 8]
        cmp     edx, eax
        cmovb   eax, edx
        ret

        global  lower                   ; proved
lower:
        mov     eax, [esp + 4]
        mov     edx, [esp + 8]
        cmp     eax, edx
        jle     .done
        xchg    eax, edx
.done:
        ret

        global  lower__unsigned         ; failed
lower__unsigned:
        mov     eax, [esp + 4]
        mov     edx, [esp + 8]
        cmp     eax, edx
        jbe     .done
        xchg    eax, edx
.done:
        ret

        global  wide                    ; proved
wide:
        mov     eax, [esp + 4]
        mov     edx, [esp + 8]
        add     eax, [esp + 12]
        adc     edx, 0
        ret

        global  wide__no_carry          ; failed
wide__no_carry:
        mov     eax, [esp + 4]
        mov     edx, [esp + 8]
        add     eax, [esp + 12]
        ret

        global  wide__lost_carry        ; failed
wide__lost_carry:
        mov     eax, [esp + 4]
        mov     edx, [esp + 8]
        add     eax, [esp + 12]
        test    eax, eax
        adc     edx, 0
        ret

        global  wide__kept_carry        ; proved
wide__kept_carry:
        mov     eax, [esp + 4]
        mov     edx, [esp + 8]
        add     eax, [esp + 12]
        dec     ecx
        adc     edx, 0
        ret

        global  is_even                 ; proved
is_even:
        mov     al, [esp + 4]
        not     al
        and     al, 1
        ret

        global  is_even__by_shift       ; proved
is_even__by_shift:
        mov     eax, [esp + 4]
        shr     eax, 1
        setnc   al
        ret

        global  is_even__of_garbage     ; failed
is_even__of_garbage:
        mov     eax, [esp + 4]
        shr     eax, 9
        setnc   al
        ret

        global  is_even__in_one_bit     ; failed
is_even__in_one_bit:
        mov     al, [esp + 4]
        not     al                      ; callers look at all of al
        ret

        global  is_even__below_garbage  ; proved
is_even__below_garbage:
        mov     eax, [esp + 4]
        not     eax
        and     eax, 0xffffff01
        ret

        global  get_key                 ; proved
get_key:
        mov     eax, [esp + 4]
        mov     eax, [table + eax * 8 + entry.key]
        ret

        global  get_key__of_next        ; failed
get_key__of_next:
        mov     eax, [esp + 4]
        mov     eax, [table + eax * 8 + entry_size + entry.key]
        ret

        global  get_key__by_product     ; proved
get_key__by_product:
        imul    eax, [esp + 4], entry_size
        mov     edx, table + entry.key
        mov     eax, [edx + eax]
        ret

        global  get_key__wide_stride    ; failed
get_key__wide_stride:
        mov     eax, [esp + 4]
        shl     eax, 4
        mov     eax, [table + eax]
        ret

        global  get_key__wrong_size     ; failed
get_key__wrong_size:
        imul    eax, [esp + 4], entry_size + 4
        mov     eax, [table + eax]
        ret

        global  set_half                ; proved
set_half:
        mov     eax, [esp + 4]
        mov     cx, [esp + 8]
        mov     [table + eax * 8 + entry.half], cx
        ret

        global  set_half__whole         ; failed
set_half__whole:
        mov     eax, [esp + 4]
        movzx   ecx, word [esp + 8]
        mov     [table + eax * 8 + entry.half], ecx
        ret

        global  set_high                ; proved
set_high:
        mov     eax, [esp + 4]
        mov     ch, [esp + 8]
        mov     [table + eax * 8 + entry.high], ch
        ret

        global  set_high__low           ; failed
set_high__low:
        mov     eax, [esp + 4]
        mov     ch, [esp + 8]
        mov     [table + eax * 8 + entry.high], cl
        ret

        global  move                    ; proved
move:
        push    esi
        push    edi
        mov     esi, [esp + 12]
        mov     edi, [esp + 16]
        lea     esi, [table + esi * 8]
        lea     edi, [table + edi * 8]
        movsd
        movsd
        pop     edi
        pop     esi
        ret

        global  move__one_word          ; failed
move__one_word:
        push    esi
        push    edi
        mov     esi, [esp + 12]
        mov     edi, [esp + 16]
        lea     esi, [table + esi * 8]
        lea     edi, [table + edi * 8]
        movsd
        pop     edi
        pop     esi
        ret

        global  move__repeated          ; proved
move__repeated:
        push    esi
        push    edi
        mov     esi, [esp + 12]
        mov     edi, [esp + 16]
        lea     esi, [table + esi * 8]
        lea     edi, [table + edi * 8]
        mov     ecx, 2
        rep movsd
        pop     edi
        pop     esi
        ret

        global  move__swapped_pops      ; failed
move__swapped_pops:
        push    esi
        push    edi
        mov     esi, [esp + 12]
        mov     edi, [esp + 16]
        lea     esi, [table + esi * 8]
        lea     edi, [table + edi * 8]
        movsd
        movsd
        pop     esi
        pop     edi
        ret

        global  count                   ; proved
count:
        inc     dword [cell]
        ret

        global  count__byte             ; failed
count__byte:
        inc     byte [cell]
        ret

        global  count__twice            ; failed
count__twice:
        inc     dword [cell]
        inc     dword [cell]
        ret

        global  quarter                 ; proved
quarter:
        push    dword [esp + 4]
        call    half_of
        mov     [esp], eax
        call    half_of
        add     esp, 4
        ret

        global  quarter__once           ; failed
quarter__once:
        push    dword [esp + 4]
        call    half_of
        add     esp, 4
        ret

        global  quarter__of_odd         ; failed
quarter__of_odd:
        push    dword [esp + 4]
        add     dword [esp], 1
        call    half_of
        mov     [esp], eax
        call    half_of
        add     esp, 4
        ret

        global  quarter__trusts_ecx     ; failed
quarter__trusts_ecx:
        mov     ecx, [esp + 4]
        push    ecx
        call    half_of
        add     esp, 4
        mov     eax, ecx
        shr     eax, 2
        ret

        global  quarter__trusts_argument ; failed
quarter__trusts_argument:
        push    dword [esp + 4]
        call    half_of
        pop     eax
        shr     eax, 2
        ret

        global  quarter__backwards      ; failed
quarter__backwards:
        push    dword [esp + 4]
        std
        call    half_of
        mov     [esp], eax
        call    half_of
        add     esp, 4
        ret

        global  quarter__by_jump        ; proved
quarter__by_jump:
        shr     dword [esp + 4], 1
        jmp     half_of

        global  quarter__unaligned      ; refused
quarter__unaligned:
        mov     edx, [esp + 4]
        sub     esp, 2
        push    edx
        call    half_of
        add     esp, 6
        ret

        global  stops                   ; proved
stops:
        call    halt

        global  stops__or_not           ; failed
stops__or_not:
        cmp     eax, 5
        je      .done
        call    halt
.done:
        ret

        global  add_seven               ; proved
add_seven:
        add     eax, 7
        ret

        global  add_seven__eight        ; failed
add_seven__eight:
        add     eax, 8
        ret

        global  four_times              ; proved
four_times:
        call    twice
        jmp     twice

        global  four_times__thrice      ; failed
four_times__thrice:
        call    twice
        call    twice
        jmp     twice

        global  four_times__lost        ; failed
four_times__lost:
        mov     ecx, eax
        call    twice
        lea     eax, [ecx * 4]
        ret

        global  nothing                 ; proved
nothing:
        ret

        global  nothing__keeps_edx      ; proved
nothing__keeps_edx:
        xor     eax, eax
        xor     edx, edx
        ret

        global  nothing__loses_esi      ; failed
nothing__loses_esi:
        xor     esi, esi
        ret

        global  nothing__goes_elsewhere ; failed
nothing__goes_elsewhere:
        push    dword cell
        ret

        global  nothing__jumps_back     ; proved
nothing__jumps_back:
        pop     ecx
        jmp     ecx

        global  nothing__below          ; proved
nothing__below:
        mov     [esp - 4], eax
        ret

        global  nothing__far_below      ; failed
nothing__far_below:
        mov     [esp - 4096], eax
        ret

        global  nothing__runs_on        ; refused
nothing__runs_on:
        xor     eax, eax
        hlt

        global  nothing__segments       ; refused
nothing__segments:
        mov     eax, [gs:0]
        ret

        global  nothing__parity         ; refused
nothing__parity:
        cmp     eax, 5
        jp      .done
        xor     eax, eax
.done:
        ret

        global  nothing__pushes_half    ; refused
nothing__pushes_half:
        push    ax
        add     esp, 2
        ret

        global  nothing__calls_address  ; refused
nothing__calls_address:
        call    eax
        ret

        global  set_cr3                 ; proved
set_cr3:
        mov     eax, [esp + 4]
        mov     cr3, eax
        ret

        global  set_cr3__of_cr4         ; failed
set_cr3__of_cr4:
        mov     eax, [esp + 4]
        mov     cr4, eax
        ret

        global  sum_to                  ; proved
sum_to:
        xor     eax, eax
        mov     ecx, [esp + 4]
        jecxz   .done
.more:
        add     eax, ecx
        loop    .more
.done:
        ret

        global  sum_to__runs_away       ; bounded
sum_to__runs_away:
        xor     eax, eax
        mov     ecx, [esp + 4]
.more:
        add     eax, ecx
        dec     ecx
        jnz     .more
        ret

        global  use_segments            ; proved
use_segments:
        sub     esp, 8
        mov     word [esp + 2], 31
        mov     dword [esp + 4], segments
        lgdt    [esp + 2]
        add     esp, 8
        jmp     16:.loaded
.loaded:
        mov     eax, 8
        mov     ds, eax
        ret

        global  use_segments__fewer     ; failed
use_segments__fewer:
        sub     esp, 8
        mov     word [esp + 2], 23
        mov     dword [esp + 4], segments
        lgdt    [esp + 2]
        add     esp, 8
        jmp     16:.loaded
.loaded:
        mov     eax, 8
        mov     ds, eax
        ret

        global  use_segments__elsewhere ; failed
use_segments__elsewhere:
        sub     esp, 8
        mov     word [esp + 2], 31
        mov     dword [esp + 4], segments + 8
        lgdt    [esp + 2]
        add     esp, 8
        jmp     16:.loaded
.loaded:
        mov     eax, 8
        mov     ds, eax
        ret

        global  use_segments__in_es     ; failed
use_segments__in_es:
        sub     esp, 8
        mov     word [esp + 2], 31
        mov     dword [esp + 4], segments
        lgdt    [esp + 2]
        add     esp, 8
        jmp     16:.loaded
.loaded:
        mov     eax, 8
        mov     es, eax
        ret

        global  use_segments__code_as_data; failed
use_segments__code_as_data:
        sub     esp, 8
        mov     word [esp + 2], 31
        mov     dword [esp + 4], segments
        lgdt    [esp + 2]
        add     esp, 8
        jmp     16:.loaded
.loaded:
        mov     eax, 16
        mov     ds, eax
        ret

        global  use_segments__data_as_code; failed
use_segments__data_as_code:
        sub     esp, 8
        mov     word [esp + 2], 31
        mov     dword [esp + 4], segments
        lgdt    [esp + 2]
        add     esp, 8
        jmp     8:.loaded
.loaded:
        mov     eax, 8
        mov     ds, eax
        ret

        global  use_segments__of_users  ; failed
use_segments__of_users:
        sub     esp, 8
        mov     word [esp + 2], 31
        mov     dword [esp + 4], segments
        lgdt    [esp + 2]
        add     esp, 8
        jmp     16:.loaded
.loaded:
        mov     eax, 8 | 3
        mov     ds, eax
        ret

        global  use_segments__none      ; failed
use_segments__none:
        sub     esp, 8
        mov     word [esp + 2], 31
        mov     dword [esp + 4], segments
        lgdt    [esp + 2]
        add     esp, 8
        jmp     16:.loaded
.loaded:
        mov     eax, 0
        mov     ds, eax
        ret

        global  use_data                ; proved
use_data:
        mov     eax, 8
        mov     ds, eax
        ret

        global  use_data__task          ; failed
use_data__task:
        mov     eax, 24
        mov     ds, eax
        ret

        global  use_task                ; proved
use_task:
        mov     eax, 24
        ltr     ax
        ret

        global  use_task__twice         ; failed
use_task__twice:
        mov     eax, 24
        ltr     ax
        ltr     ax
        ret

        global  use_task__data          ; failed
use_task__data:
        mov     eax, 8
        ltr     ax
        ret

        global  nothing__reads_segment  ; refused
nothing__reads_segment:
        mov     eax, ds
        ret

        global  nothing__local_table    ; refused
nothing__local_table:
        lldt    ax
        ret

        global  fill                    ; proved
fill:
        push    edi
        mov     edi, [esp + 8]
        mov     ecx, [esp + 12]
        mov     al, [esp + 16]
        rep stosb
        pop     edi
        ret

        global  fill__from_the_end      ; proved
fill__from_the_end:
        push    edi
        mov     edi, [esp + 8]
        mov     ecx, [esp + 12]
        mov     al, [esp + 16]
        lea     edi, [edi + ecx - 1]
        std
        rep stosb
        cld
        pop     edi
        ret

        global  fill__less              ; failed
fill__less:
        push    edi
        mov     edi, [esp + 8]
        mov     ecx, [esp + 12]
        mov     al, [esp + 16]
        jecxz   .done
        dec     ecx
        rep stosb
.done:
        pop     edi
        ret

        global  fill__beside            ; failed
fill__beside:
        push    edi
        mov     edi, [esp + 8]
        mov     ecx, [esp + 12]
        mov     al, [esp + 16]
        lea     edi, [edi + ecx]
        std
        rep stosb
        cld
        pop     edi
        ret

        global  fill_at__named          ; refused
fill_at__named:
        push    edi
        mov     edi, [esp + 8]
        mov     ecx, [esp + 12]
        mov     al, [esp + 16]
        mov     edx, [cell]
        rep stosb
        pop     edi
        ret

        global  same                    ; proved
same:
        push    esi
        push    edi
        mov     edi, [esp + 12]
        mov     esi, [esp + 16]
        mov     ecx, [esp + 20]
        xor     eax, eax
        repe cmpsb
        sete    al
        pop     edi
        pop     esi
        ret

        global  same__not               ; failed
same__not:
        push    esi
        push    edi
        mov     edi, [esp + 12]
        mov     esi, [esp + 16]
        mov     ecx, [esp + 20]
        xor     eax, eax
        repe cmpsb
        setne    al
        pop     edi
        pop     esi
        ret
