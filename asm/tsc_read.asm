; tsc_read -- reads the time-stamp counter.
;
;   uint64_t tsc_read(void);                        cdecl, layer PreInit
;
; Ensures    edx:eax is the counter.

        bits    32
        section .text
        global  tsc_read

tsc_read:
        rdtsc
        ret
