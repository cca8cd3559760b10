	.globl	top_next, _ZN3Top5countEv, _ZN3Top6hiddenEv
top_next:
	call	high_next
	ret
_ZN3Top5countEv:
	call	top_next
	nop
	call	low_next
	call	_ZN3Low5countEv
	ret
_ZN3Top6hiddenEv:
	ret
