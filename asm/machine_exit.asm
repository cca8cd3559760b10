; machine_exit -- ends the run.
;
;   _Noreturn void machine_exit(uint32_t code);     cdecl, layer PreInit
;
; Ensures    an emulator with the isa-debug-exit device leaves with status
;            2 * code + 1; any other machine stands still.

        bits    32
        section .text
        global  machine_exit

DEBUG_EXIT equ  0xf4

machine_exit:
        mov     eax, [esp + 4]          ; code
        out     DEBUG_EXIT, al

.halt:
        cli
        hlt
        jmp     .halt
