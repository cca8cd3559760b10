; trap_address -- what the last page fault was about.
;
;   uint32_t trap_address(void);                    cdecl, layer Gate
;
; Ensures    eax is the address.

        bits    32
        section .text
        global  trap_address

trap_address:
        mov     eax, cr2
        ret
