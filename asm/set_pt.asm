; set_pt -- uses a page map.
;
;   void set_pt(uint32_t id);                       cdecl, layer MPTIntro
;
; Requires   id indexes map_pool.
; Ensures    the processor uses map_pool[id], all four entries read anew; what
;            it knew of pages is forgotten, but for the kernel's, which are
;            the same in all maps; map_current is id.
; Clobbers   eax.

        bits    32
        section .text
        global  set_pt
        extern  map_pool, map_current

MAP_SHIFT equ   5                       ; a map is 32 bytes

set_pt:
        mov     eax, [esp + 4]          ; id
        mov     [map_current], eax
        shl     eax, MAP_SHIFT
        add     eax, map_pool
        mov     cr3, eax
        ret
