; gate_swap -- changes the segment registers that the kernel does not use.
;
;   void gate_swap(uint32_t *from, const uint32_t *to);     cdecl, layer Gate
;
; Requires   to holds what a gate_swap has put there, or 0.
; Ensures    fs and gs were stored at from, as its lower and its upper half,
;            and are now what to holds.
; Clobbers   eax.

        bits    32
        section .text
        global  gate_swap

gate_swap:
        mov     eax, [esp + 4]          ; from
        mov     [eax], fs
        mov     [eax + 2], gs
        mov     eax, [esp + 8]          ; to
        mov     fs, [eax]
        mov     gs, [eax + 2]
        ret
