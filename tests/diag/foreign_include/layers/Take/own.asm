        %include "layers/shared/sizes.inc"
; %include "layers/Pages/rows.inc"

%macro  use 1
        %include %1
%endmacro

        section .rodata
        use     "layers/Pages/rows.inc"
row:    dd      ROW_SIZE + PAGE_SIZE
        incbin  "layers/Pages/table.h"
