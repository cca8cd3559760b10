; log_bytes -- writes bytes to a port.
;
;   void log_bytes(const void *from, uint32_t count);       cdecl, layer Log
;
; Ensures    the bytes were written to port 0xe9, the first one first.
; Clobbers   eax, ecx, edx.

        bits    32
        section .text
        global  log_bytes

LOG_PORT equ    0xe9

log_bytes:
        push    esi
        mov     esi, [esp + 8]          ; from
        mov     ecx, [esp + 12]         ; count
        mov     edx, LOG_PORT
        rep     outsb
        pop     esi
        ret
