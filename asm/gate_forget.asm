; gate_forget -- clears the segment registers that the kernel does not use.
;
;   void gate_forget(void);                         cdecl, layer Gate
;
; Ensures    fs and gs are 0: nothing is left in them of who ran before.
; Clobbers   eax.

        bits    32
        section .text
        global  gate_forget

gate_forget:
        xor     eax, eax
        mov     fs, eax
        mov     gs, eax
        ret
