; flush_page -- makes the processor forget what it knew of an address.
;
;   void flush_page(uint32_t va);                   cdecl, layer MPTIntro
;
; Clobbers   eax.

        bits    32
        section .text
        global  flush_page

flush_page:
        mov     eax, [esp + 4]          ; va
        invlpg  [eax]
        ret
