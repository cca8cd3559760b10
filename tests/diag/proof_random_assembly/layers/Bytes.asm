        bits    32
        section .text
        global  add_bytes

add_bytes:
        mov     ecx, [esp + 4]
        movzx   eax, byte [ecx]
        movzx   edx, byte [ecx + 2]     ; the one behind the next
        add     eax, edx
        ret
